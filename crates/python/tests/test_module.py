"""The module says what the command says, to the last bit. `cargo xtask python` runs this; CAIRN names the command."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import cairn
import pyarrow as pa
import pyarrow.parquet as pq

COMMAND = os.environ["CAIRN"]
# Blind picks have warnings, and who answers about one skill has others that were not measured.
WORLDS = ["rule out and pick (reference)", "picks blindly, theta -2", "one skill (Python)"]
# What no profile is, each in its own way.
BAD = ["", "no profile", '{"half": ', "{}", "[" * 200, "x" * 9_000_000]
POSITION = json.dumps(
    {
        "cairn": 1,
        "kind": "position",
        "name": "Analyst",
        "source": "own",
        "weights": {"python": 3, "data-science": 1},
        "musts": {"python": 2, "leadership": 4},
        "facet_musts": {},
        "years": {"data": 5},
    }
)
# The first line of a pool's file.
HEAD = '{"cairn":1,"kind":"pool","name":"Ours","position":' + POSITION + "}"


def run(*args, text=None):
    ran = subprocess.run([COMMAND, *args], input=text, capture_output=True, check=False)
    if ran.returncode not in (0, 1):
        raise AssertionError(ran.stderr.decode())
    return ran.stdout


def profiles(people):
    lines = []
    for world in WORLDS:
        lines += run("simulate", str(people), world, "--profiles").decode().splitlines()
    return lines


LINES = profiles(12)
EVERY_WORLD = LINES[::6]


def scored(lines, *args):
    """What the command says of lines, from a table as it writes one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scored.parquet"
        text = "".join(line + "\n" for line in lines).encode()
        run("score", "--format", "parquet", "-o", str(path), *args, text=text)
        return pq.read_table(path)


class SameNumbers(unittest.TestCase):
    """Every column of every row is that of the command, bit by bit."""

    def same(self, lines, *args, **options):
        there = scored(lines, *args)
        here = cairn.score_batch(pa.array(lines), source="standard input", threads=2, **options)
        self.assertEqual(here.schema, cairn.schema(**options))
        self.assertEqual(here.schema.names, there.schema.names)
        self.assertEqual(here.num_rows, len(lines))
        for name in there.schema.names:
            self.assertEqual(there.column(name).combine_chunks(), here.column(name), name)
        return here

    def test_without_stages(self):
        here = self.same(LINES, "--stages", "none", stages="none")
        self.assertTrue(0 < here["leadership"].null_count < here.num_rows)
        self.assertIn("random_picks", str(here["warnings"].to_pylist()))

    def test_with_the_warnings_that_take_no_copies(self):
        options = {"stages": "none", "source": "standard input"}
        here = cairn.score_batch(pa.array(LINES), warnings="quick", **options)
        there = scored(LINES, "--stages", "none", "--warnings", "quick")
        self.assertEqual(there["warnings"].combine_chunks(), here["warnings"])
        self.assertNotEqual(here["warnings"], cairn.score_batch(pa.array(LINES), **options)["warnings"])

    def test_with_stages_by_table(self):
        here = self.same(LINES, "--stages", "table", stages="table")
        self.assertEqual(here["stage_1"].null_count, len(LINES) // 3)

    def test_with_stages_by_draws(self):
        here = self.same(EVERY_WORLD, stages="draws")
        self.assertEqual(here["stage_1"].null_count, here.num_rows // 3)

    def test_with_a_position(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "position.json"
            path.write_text(POSITION)
            here = self.same(LINES, "--position", str(path), "--stages", "table", stages="table", position=POSITION)
        self.assertGreater(here.num_rows - here["fit"].null_count, 10)

    def test_of_bad_lines(self):
        """Each is a row with the words of the command, and the rest goes on."""
        bad = [line for line in BAD if line and len(line) < 1_000_000]
        lines = [line for pair in zip(bad, LINES) for line in pair]
        here = self.same(lines, "--stages", "none", stages="none")
        self.assertEqual(here["error"].is_null().to_pylist(), [False, True] * len(bad))


class OneRowEach(unittest.TestCase):
    """Whatever comes in, each row has its row, in order."""

    def test_nothing_that_a_row_holds_is_an_exception(self):
        rows = [*BAD, None, HEAD, LINES[0]]
        here = cairn.score_batch(pa.array(rows), stages="none", source="inbox.ndjson")
        self.assertEqual(here["line"].to_pylist(), list(range(1, len(rows) + 1)))
        self.assertEqual(set(here["source"].to_pylist()), {"inbox.ndjson"})
        errors = here["error"].to_pylist()
        self.assertIsNone(errors[-1])
        for number, error in enumerate(errors[:-1], 1):
            self.assertIn(f"inbox.ndjson, line {number}", error)
        bytes_that_are_no_text = cairn.score_batch(pa.array([b"\xff\xfe\x00", b"\x00"]), stages="none")
        self.assertEqual(bytes_that_are_no_text["error"].null_count, 0)

    def test_any_number_of_threads_gives_the_same(self):
        rows = [*LINES, *BAD[:4], None]
        one = cairn.score_batch(pa.array(rows), stages="none")
        for threads in (2, 3, 100):
            self.assertEqual(cairn.score_batch(pa.array(rows), stages="none", threads=threads), one)

    def test_no_rows_are_no_rows(self):
        here = cairn.score_batch(pa.array([], pa.string()))
        self.assertEqual((here.num_rows, here.schema), (0, cairn.schema()))

    def test_every_kind_of_texts_and_tables_is_taken(self):
        lines = LINES[:3]
        texts = pa.array(lines)
        want = cairn.score_batch(texts, stages="none")
        table = pa.table({"id": [1, 2, 3], "profile": lines})
        for given in (
            texts.cast(pa.large_string()),
            texts.cast(pa.string_view()),
            texts.cast(pa.binary()),
            texts.cast(pa.large_binary()),
            pa.array(["before", *lines]).slice(1),
            pa.chunked_array([lines[:1], lines[1:]]),
            table,
            pa.concat_tables([table[:2], table[2:]]),
            table.to_batches()[0],
            table.to_reader(),
            pa.table({"only": lines}),
        ):
            column = None if getattr(getattr(given, "schema", None), "names", ["only"]) == ["only"] else "profile"
            here = cairn.score_batch(given, column=column, stages="none")
            self.assertEqual(here, want, type(given))


class WrongCalls(unittest.TestCase):
    """A call that cannot mean anything says why."""

    def test_each_says_what_is_wrong(self):
        two = pa.table({"a": ["x"], "b": ["x"]})
        for call, kind, words in (
            (lambda: cairn.score_batch(["a list"]), TypeError, "Arrow array of texts.*not list"),
            (lambda: cairn.score_batch(pa.array([1])), TypeError, "Int64"),
            (lambda: cairn.score_batch(two), ValueError, "Say which column.*a, b"),
            (lambda: cairn.score_batch(two, column="c"), ValueError, 'no column "c"'),
            (lambda: cairn.score_batch(two, column="a", stages="all"), ValueError, '"all"'),
            (lambda: cairn.score_batch(two, column="a", warnings="none"), ValueError, '"none"'),
            (lambda: cairn.score_batch(two, column="a", position="{}"), ValueError, "not a position"),
            (lambda: cairn.score_batch(two, column="a", threads=0), ValueError, "zero"),
        ):
            self.assertRaisesRegex(kind, words, call)


class OthersMayWork(unittest.TestCase):
    """While a batch is scored, other threads of Python go on."""

    def test_the_lock_of_python_is_given_back(self):
        texts = pa.array(LINES * 60)
        ended = threading.Event()

        def score():
            cairn.score_batch(texts, stages="none")
            ended.set()

        # From now on nobody loses the lock who does not give it back.
        interval = sys.getswitchinterval()
        self.addCleanup(sys.setswitchinterval, interval)
        sys.setswitchinterval(100)
        working = threading.Thread(target=score)
        working.start()
        turns = 0
        while not ended.wait(0.001):
            turns += 1
        working.join()
        # Held throughout, it would be ours a few times, while the texts are handed over.
        self.assertGreater(turns, 10)


if __name__ == "__main__":
    unittest.main()
