import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { graticule, graticuleStep } from "./graticule.ts";

test("a view of a town is crossed by lines of a hundredth of a degree, each with its degrees", () => {
  const { features } = graticule([110.385, 31.245, 110.435, 31.275]);
  assert.deepEqual(
    features.map(({ properties }) => properties?.["name"] as unknown),
    ["110.39°", "110.40°", "110.41°", "110.42°", "110.43°", "31.25°", "31.26°", "31.27°"],
  );
});

test("however near or far, three to twelve meridians lie in the view, and all lines within it", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -170, max: 100, noNaN: true }),
      fc.double({ min: 0.006, max: 70, noNaN: true }),
      (west, wide) => {
        const view = [west, 10, west + wide, 10 + wide / 2] as const;
        const meridians = graticule([...view]).features.filter(({ geometry }) => {
          const [one, other] = geometry.type === "LineString" ? geometry.coordinates : [];
          return one?.[0] === other?.[0];
        });
        assert.ok(wide / graticuleStep(wide) >= 4);
        assert.ok(meridians.length >= 3 && meridians.length <= 12, `${meridians.length} over ${wide}°`);
      },
    ),
  );
});
