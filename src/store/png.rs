//! A drawing as a picture of pixels.

use cairn_core::export::{are_as_drawn, is_same_picture};
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Pixels for each unit of a drawing, so that it is sharp on a fine screen.
const SCALE: u32 = 2;

/// What is drawn to see whether the canvas gives it back: a square of this side in this colour.
const PROOF_SIDE: f64 = 16.0;
const PROOF: [u8; 4] = [30, 110, 90, 255];
const PROOF_STYLE: &str = "rgb(30, 110, 90)";
/// How long a canvas may take before it is given up: some never answer.
const PATIENCE_MS: i32 = 5_000;

/// The address of a drawing that needs no file and no request: the page's policy allows pictures of this form.
pub fn address(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(svg)))
}

/// A drawing of this size, in its own units, as PNG. `Err` where the browser cannot make one, or protects its canvas.
pub async fn png(svg: &str, width: u32, height: u32) -> Result<web_sys::Blob, JsValue> {
    let (width, height) = (width * SCALE, height * SCALE);
    let picture = web_sys::HtmlImageElement::new_with_width_and_height(width, height)?;
    picture.set_src(&address(svg));
    JsFuture::from(picture.decode()).await?;
    let (canvas, context) = canvas_of(width, height)?;
    // A browser that protects its canvas says nothing and gives back something else: it is asked for what is known.
    context.set_fill_style_str(PROOF_STYLE);
    context.fill_rect(0.0, 0.0, PROOF_SIDE, PROOF_SIDE);
    let pixels = context.get_image_data(0.0, 0.0, PROOF_SIDE, PROOF_SIDE)?.data();
    if !are_as_drawn(&pixels, PROOF) {
        return Err(JsValue::NULL);
    }
    context.clear_rect(0.0, 0.0, PROOF_SIDE, PROOF_SIDE);
    let (wide, high) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&picture, 0.0, 0.0, wide, high)?;
    let made = Promise::new(&mut |done, failed| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            // Nobody waits any more once the page is gone.
            let _ = done.call1(&JsValue::NULL, &blob);
        });
        if let Err(error) = canvas.to_blob(take.unchecked_ref()) {
            let _ = failed.call1(&JsValue::NULL, &error);
        }
        // Whichever comes first settles it.
        let window = web_sys::window();
        let _ = window
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, PATIENCE_MS));
    });
    let blob: web_sys::Blob = JsFuture::from(made).await?.dyn_into()?;
    // What was drawn may be right, and the file white all the same.
    let drawn = context.get_image_data(0.0, 0.0, wide, high)?.data();
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let read: web_sys::ImageBitmap =
        JsFuture::from(window.create_image_bitmap_with_blob(&blob)?).await?.dyn_into()?;
    let (_, again) = canvas_of(width, height)?;
    again.draw_image_with_image_bitmap(&read, 0.0, 0.0)?;
    let read = again.get_image_data(0.0, 0.0, wide, high)?.data();
    if is_same_picture(&drawn, &read) { Ok(blob) } else { Err(JsValue::NULL) }
}

/// An empty canvas of this size in pixels.
fn canvas_of(
    width: u32,
    height: u32,
) -> Result<(web_sys::HtmlCanvasElement, web_sys::CanvasRenderingContext2d), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    Ok((canvas, context))
}
