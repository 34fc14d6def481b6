// In one file: what the page would fetch stands in the page itself, packed. Its policy allows no connection at all.

const SILENT = "This browser cannot unpack what is in this file: it is too old. Open the file in a current browser.";

globalThis.cairnInside = {
  /** The script of the second program, which has every page. */
  script: async () => secondProgram(),
};

globalThis.fetch = async (asked) => {
  const name = String(asked.url ?? asked).split("/").pop();
  const block = document.getElementById(`file-${name}`);
  if (!block) throw new TypeError(`${name} is not in this file`);
  if (typeof DecompressionStream !== "function") throw Object.assign(new Error(navigator.userAgent), { what: SILENT });
  const packed = Uint8Array.from(atob(block.textContent.trim()), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
};
