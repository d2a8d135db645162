import type { AgedFigures } from "../../bench/aged.ts";
import type { HallFigures, ScreenFigures } from "../../bench/hall.ts";
import type { LiveFigures } from "../../bench/live.ts";
import type { MemoryFigures } from "../../bench/memory.ts";
import type { OrderFigures } from "../../bench/orders.ts";
import type { PositionFigures } from "../../bench/positions.ts";
import type { ReadFigures } from "../../bench/reads.ts";
import type { StreetsFigures } from "../../bench/streets.ts";
import type { TaskFigures } from "../../bench/tasks.ts";

interface OrdersFound {
  readonly inProcess: Readonly<Record<string, OrderFigures>>;
  readonly http: Readonly<Record<string, OrderFigures>>;
  readonly pgbench: Readonly<Record<string, number>>;
}

/** What was measured; the rest was not asked for. */
export interface Found {
  readonly orders?: OrdersFound;
  readonly reads?: ReadFigures;
  readonly live?: LiveFigures;
  readonly replay?: { readonly rowsPerSecond: number };
  readonly start?: { readonly seconds: number; readonly megabytes: number };
  readonly streets?: StreetsFigures;
  readonly positions?: PositionFigures;
  readonly hall?: HallFigures;
  readonly tasks?: TaskFigures;
  readonly memory?: MemoryFigures;
  readonly aged?: AgedFigures;
}

export function inWords(found: Found): string {
  const { orders, reads, live, replay, start, streets, positions, hall, tasks, memory, aged } = found;
  const lines = [
    ...(orders === undefined ? [] : ordersInWords(orders)),
    ...(reads === undefined ? [] : [readsInWords(reads)]),
    ...(live === undefined ? [] : [liveInWords(live)]),
    ...(replay === undefined ? [] : [`replay                ${replay.rowsPerSecond} rows a second`]),
    ...(start === undefined ? [] : [`start to ready        ${start.seconds} s, ${start.megabytes} MB`]),
    ...(streets === undefined ? [] : streetsInWords(streets)),
    ...(positions === undefined ? [] : positionsInWords(positions)),
    ...(hall === undefined ? [] : hallInWords(hall)),
    ...(tasks === undefined ? [] : tasksInWords(tasks)),
    ...(memory === undefined ? [] : memoryInWords(memory)),
    ...(aged === undefined ? [] : agedInWords(aged)),
  ];
  return `${lines.join("\n")}\n`;
}

function ordersInWords(orders: OrdersFound): readonly string[] {
  const lines = ["orders                callers   per second    p50 ms    p99 ms   of pgbench   load"];
  for (const [name, figures] of [
    ["in process", orders.inProcess],
    ["over HTTP", orders.http],
  ] as const) {
    for (const [count, { perSecond, p50, p99, loadShare }] of Object.entries(figures)) {
      const reference = orders.pgbench[count];
      const ratio = reference === undefined ? "" : `${(perSecond / reference).toFixed(2)}×`;
      lines.push(
        [name.padEnd(20), count.padStart(8), String(perSecond).padStart(12), cell(p50), cell(p99)].join(" ") +
          ratio.padStart(13) +
          (loadShare === null ? "" : ` ${loadShare} cpu`.padStart(9)),
      );
    }
  }
  for (const [count, perSecond] of Object.entries(orders.pgbench)) {
    lines.push(["pgbench -N".padEnd(20), count.padStart(8), String(perSecond).padStart(12)].join(" "));
  }
  return lines;
}

function readsInWords(reads: ReadFigures): string {
  return `incident cards        ${reads.unrecorded} a second, ${reads.recorded} with the record of reads: ${reads.ratio.toFixed(3)}× the processor time of ${reads.microseconds} µs (median of ${reads.pairs} pairs)`;
}

function liveInWords(live: LiveFigures): string {
  return `live, to the last     p50 ${live.p50} ms, p99 ${live.p99} ms; bare broadcast p50 ${live.bareP50} ms, p99 ${live.bareP99} ms; listeners ${live.loadShare.toFixed(2)} cpu`;
}

function streetsInWords(streets: StreetsFigures): readonly string[] {
  return [
    `streets               ${streets.nodes} nodes, ${streets.edges} edges, ${streets.megabytesPerMillionEdges} MB a million edges`,
    `  10 best, search     p50 ${streets.search10of1000.p50} ms, p99 ${streets.search10of1000.p99} ms`,
    `  10 best of 1,000    p50 ${streets.best10of1000.p50} ms, p99 ${streets.best10of1000.p99} ms`,
    `  all of 1,000        p50 ${streets.all1000.p50} ms, p99 ${streets.all1000.p99} ms`,
    `  reach of 100        p50 ${streets.reachOf100.p50} ms, p99 ${streets.reachOf100.p99} ms`,
    ...(streets.importSeconds === null ? [] : [`  import              ${streets.importSeconds} s`]),
  ];
}

function positionsInWords(positions: PositionFigures): readonly string[] {
  return [
    `recommendation        p50 ${positions.recommendation.p50} ms, p99 ${positions.recommendation.p99} ms of ${positions.recommendation.units} units over HTTP; 10 best p50 ${positions.best10.p50} ms, p99 ${positions.best10.p99} ms`,
    `positions             ${positions.ingested} fixes a second to 10 screens${redisRatio(positions)}; the last seen after ${positions.lastSeenMillis} ms`,
    `  2,000 every 5 s     ${positions.coreByGateway} of a core by gateways, ${positions.coreByDevice} by a request each`,
  ];
}

function hallInWords({
  units,
  incidents,
  changesPerSecond,
  firstPush,
  withMap,
  withoutMap,
  setting,
}: HallFigures): readonly string[] {
  const screen = ({ mainThread, framesPerSecond, select, typing }: ScreenFigures) =>
    `main thread ${mainThread.byClock} by the clock, ${mainThread.processor} cpu; ${framesPerSecond} frames a second; select p50 ${select.p50} ms, p95 ${select.p95} ms; typing p50 ${typing.p50} ms, p95 ${typing.p95} ms`;
  return [
    `hall                  ${units} units, ${incidents} incidents, ${changesPerSecond} changes a second`,
    `  first push          ${Math.round(firstPush.onTheWire / 1000)} KB on the wire, ${Math.round(firstPush.plain / 1000)} KB unpacked`,
    `  with the map        ${screen(withMap)}`,
    `  map folded          ${screen(withoutMap)}`,
    `  a setting, elsewhere p50 ${setting.p50} ms, p95 ${setting.p95} ms`,
  ];
}

function tasksInWords({ few, many, ratio, ofStation }: TaskFigures): readonly string[] {
  const list = (side: "hall" | "station") =>
    `p50 ${many[side].p50} ms, p99 ${many[side].p99} ms of ${many.tasks} open; of ${few.tasks} p50 ${few[side].p50} ms, p99 ${few[side].p99} ms: ${ratio[side]}×`;
  return [
    "tasks                 GET /tasks?state=open over HTTP, 50 at a time",
    `  the hall            ${list("hall")}`,
    `  a station with ${ofStation}   ${list("station")}`,
  ];
}

function memoryInWords({ started, orders, afterOrders, replays }: MemoryFigures): readonly string[] {
  const held = (after: string, { resident, heapUsed, heapTotal, external, most }: MemoryFigures["started"]) =>
    `  ${after.padEnd(22)}${resident} MB resident (at most ${most}); heap ${heapUsed} used of ${heapTotal}, external ${external}`;
  return [
    "memory                of an empty district's server, after 10 s of rest",
    held("a start", started),
    held(`${orders} orders`, afterOrders),
    ...replays.map(
      ({ rows, held: after, idle }) => `${held(`replay of ${rows} rows`, after)}; then ${idle} cpu at rest`,
    ),
  ];
}

function agedInWords(aged: AgedFigures): readonly string[] {
  const { orders, lists } = aged;
  const command = (
    name: string,
    { node, postgres, seconds, nodeMegabytes, postgresMegabytes }: AgedFigures["restore"],
  ) =>
    `  ${name.padEnd(18)}  ${(node + postgres).toFixed(2)} cpu seconds for 100,000 facts (Node ${node}, PostgreSQL ${postgres}), at most ${nodeMegabytes} + ${postgresMegabytes} MB; ${seconds} s`;
  return [
    `aged store            ${aged.incidents} incidents, ${aged.facts} facts; ${aged.bytesAnIncident} bytes and ${aged.walAnIncident} bytes of WAL an incident`,
    `  orders in process   ${orders.aged} a second, ${orders.empty} on an empty store: ${(orders.aged / orders.empty).toFixed(2)}×`,
    command("rebuild --check", aged.rebuildCheck),
    command("backup", aged.backup),
    command("restore", aged.restore),
    `  lists               ${Object.entries(lists)
      .map(([name, millis]) => `${name} ${millis} ms`)
      .join(", ")}`,
  ];
}

function redisRatio({ ingested, redis }: PositionFigures): string {
  return redis === null ? "" : `, ${(ingested / redis).toFixed(2)}× the ${redis} GEOADDs of Redis`;
}

function cell(figure: number | null): string {
  return (figure === null ? "" : figure.toFixed(2)).padStart(9);
}
