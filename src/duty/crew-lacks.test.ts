import assert from "node:assert/strict";
import { test } from "node:test";
import { crewLacks } from "./crew-lacks.ts";
import type { Posts } from "./posts.ts";

const post = (unit: string, needs: readonly string[]) =>
  ({ post: `crew-${unit}`, power: { role: "unit", unit }, needs }) as unknown as Posts["posts"][string];
const posts = { posts: { a: post("A", ["firstAid", "dronePilot"]), b: post("B", ["negotiator"]) } };
const day = "2026-11-30";

test("a crew lacks what its unit's posts need and nobody of it holds on that day", () => {
  const first = { id: "1", certificates: [{ certificate: "firstAid", until: "2026-11-30" }] };
  const over = { id: "2", certificates: [{ certificate: "dronePilot", until: "2026-11-29" }] };
  assert.deepEqual(crewLacks(posts, "A", [first, over], day), ["dronePilot"]);
  assert.deepEqual(crewLacks(posts, "A", [first, { ...over, certificates: [{ certificate: "dronePilot" }] }], day), []);
  assert.deepEqual(crewLacks(posts, "C", [first], day), []);
  assert.deepEqual(crewLacks(posts, "A", [], day), [], "of nobody nothing is said");
});
