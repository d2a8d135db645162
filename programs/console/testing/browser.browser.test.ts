import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityFindings } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";

test("the packaged browser draws text and WebGL 2, in two windows", async () => {
  const browser = await openBrowser();
  try {
    const pages = await Promise.all([browser.newPage(), browser.newPage()]);
    for (const page of pages) {
      await page.setContent(
        '<html lang="en"><title>t</title><main><h1>Callsign</h1><canvas id="c"></canvas></main></html>',
      );
      const pixel = await page.evaluate(`(() => {
        const gl = document.getElementById("c").getContext("webgl2");
        gl.clearColor(1, 0, 0, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
        const pixel = new Uint8Array(4);
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        return [...pixel];
      })()`);
      assert.deepEqual(pixel, [255, 0, 0, 255]);
      assert.equal(await page.getByRole("heading").textContent(), "Callsign");
      assert.ok(Number(await page.evaluate('document.querySelector("h1").getBoundingClientRect().width')) > 0);
    }
  } finally {
    await browser.close();
  }
});

test("the accessibility check finds what is wrong", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<html lang="en"><title>t</title><main><h1>x</h1><button></button></main></html>');
    assert.match((await accessibilityFindings(page)).join("\n"), /button-name/);
  } finally {
    await browser.close();
  }
});
