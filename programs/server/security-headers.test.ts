import assert from "node:assert/strict";
import { after, test } from "node:test";
import { memoryApi } from "./testing/memory-api.ts";

const api = await memoryApi({ demo: true });
after(api.close);

test("every answer, good or refused, forbids to be framed, sniffed, referred from, or taken in by another site", async () => {
  const bearer = { authorization: `Bearer ${api.token("dispatcher")}` };
  const answers = [
    await api.get("/api/v1/board"),
    await api.get("/api/v1/health", null),
    await api.get("/api/v1/board", null),
    await api.get("/nowhere", null),
    await api.get("/api/v1/%zz"),
    await api.get("/metrics", null),
    await api.get("/api/v1/health", null, { host: "evil.example" }),
    await api.app.inject({ method: "PUT", url: "/api/v1/board", headers: bearer }),
  ];
  assert.deepEqual(
    answers.map((answer) => answer.statusCode),
    [200, 200, 401, 404, 400, 200, 421, 405],
  );
  for (const { headers, statusCode } of answers) {
    const seen = [
      "x-content-type-options",
      "referrer-policy",
      "x-frame-options",
      "cross-origin-opener-policy",
      "cross-origin-resource-policy",
      "content-security-policy",
      "strict-transport-security",
    ].map((name) => headers[name]);
    assert.deepEqual(
      seen,
      [
        "nosniff",
        "no-referrer",
        "DENY",
        "same-origin",
        "same-origin",
        "default-src 'none'; frame-ancestors 'none'",
        undefined,
      ],
      String(statusCode),
    );
    assert.match(String(headers["permissions-policy"]), /camera=\(\).*geolocation=\(\)/);
  }
});
