import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Point } from "../../ground/point.ts";
import type { ReferenceSystem } from "../fix.ts";
import { metresAcross } from "../../streets/geometry.ts";
import { toWgs84 } from "./to-wgs84.ts";

/** WGS-84 and GCJ-02 of the same place: googollee/eviltransform, javascript/test.js. */
const eviltransform: readonly (readonly [string, Point, Point])[] = [
  ["Shanghai", [121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
  ["Shenzhen", [113.912316, 22.543847], [113.9171764808363, 22.540796131694766]],
  ["Beijing", [116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
];

/** WGS-84, GCJ-02 and BD-09 of cities, to seven digits: hujiulong/gcoord, test/fixtures/china-cities.json. */
const cities: readonly (readonly [string, Point, Point, Point])[] = [
  ["驻马店", [114.0164322, 33.0133556], [114.022306, 33.0115324], [114.0287781, 33.0176697]],
  ["沈阳", [123.4253306, 41.8032629], [123.4314787, 41.8057023], [123.438095, 41.8114013]],
  ["那曲", [92.0499619, 31.4784436], [92.0512438, 31.4762063], [92.0576832, 31.4824421]],
  ["郑州", [113.6192856, 34.7478004], [113.6253334, 34.7466173], [113.6317519, 34.7528605]],
  ["汕尾", [115.3702248, 22.7888255], [115.3751647, 22.7861903], [115.3817179, 22.7918527]],
];

/** The widely published pair of Tiananmen: GCJ-02 116.404, 39.915 (wandergis/coordtransform, test/app.js). */
const tiananmen: readonly [Point, Point] = [
  [116.39775550083061, 39.91359571849836],
  [116.404, 39.915],
];

const near = (found: Point, wanted: Point, metres: number, what: string) =>
  assert.ok(metresAcross(found, wanted) < metres, `${what}: ${metresAcross(found, wanted)} m`);

test("published places in GCJ-02 and BD-09 are where WGS-84 says they are", () => {
  for (const [name, wgs, gcj] of eviltransform) near(toWgs84(gcj, "GCJ02"), wgs, 0.01, name);
  for (const [name, wgs, gcj, bd] of cities) {
    // The fixture was not made with the shift itself: its places lie 0.7 m from what eviltransform's agree with.
    near(toWgs84(gcj, "GCJ02"), wgs, 1, name);
    near(toWgs84(bd, "BD09"), wgs, 1, name);
  }
  near(toWgs84(tiananmen[1], "GCJ02"), tiananmen[0], 0.2, "Tiananmen");
});

test("WGS-84 stays, and outside China every system does", () => {
  assert.deepEqual(toWgs84([116.404, 39.915], "WGS84"), [116.404, 39.915]);
  for (const point of [
    [8.69, 49.41],
    [-122.42, 37.77],
    [151.2, -33.87],
    [0, 0],
  ] as const) {
    for (const system of ["GCJ02", "BD09"] as const) assert.deepEqual(toWgs84(point, system), point);
  }
});

test("every point comes to an answer near by, also on the rim of the shifted land where gcoord's inverse never returns", () => {
  for (const rim of [
    [72.0041, 35],
    [72.005, 35],
    [100, 0.8294],
    [137.8346, 30],
    [100, 55.827],
  ] as const) {
    near(toWgs84(rim, "GCJ02"), rim, 2000, rim.join());
  }
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.constantFrom<ReferenceSystem>("WGS84", "GCJ02", "BD09"),
      (lon, lat, system) => near(toWgs84([lon, lat], system), [lon, lat], 5000, `${lon} ${lat} ${system}`),
    ),
    { numRuns: 300 },
  );
});
