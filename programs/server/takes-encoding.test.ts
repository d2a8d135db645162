import assert from "node:assert/strict";
import { test } from "node:test";
import { takesEncoding } from "./takes-encoding.ts";

test("an encoding is taken where it is named and not refused", () => {
  for (const accepted of ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.8", " gzip ; q=0.001"]) {
    assert.ok(takesEncoding(accepted, "gzip"), accepted);
  }
  for (const accepted of [undefined, "", "identity", "gzip;q=0", "br, gzip;q=0.000", "xgzip"]) {
    assert.ok(!takesEncoding(accepted, "gzip"), accepted);
  }
});
