import type { FastifyInstance } from "fastify";
import { exportDrawers, exportView } from "../exporting.ts";
import { exportColumns, exportStream } from "../facts.ts";
import { giveOrder } from "../../journal/server/give-order.ts";
import type { House } from "../../journal/server/room-server.ts";
import { stateInSight } from "../../journal/server/stream-card.ts";
import { exchangeReads } from "../read-kinds.ts";

const incidentsSql = `
  SELECT ${exportColumns["incidents-1"].join(", ")} FROM dispatch.incident
  WHERE received_at >= $1 AND received_at < $2 ORDER BY received_at, id`;

/** An approved export, drawn by somebody who may see it. Each drawing is recorded before a row is sent. */
export function exportRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Params: { export: string } }>(
    "/exports/:export",
    {
      config: {
        scope: "exports",
        roles: exportDrawers,
        sighted: true,
        title: { zh: "下载已批准的导出（每次留痕）", en: "Draw an export that was granted; every drawing is logged" },
        recorded: exchangeReads.export,
        refuses: ["NothingThere"],
        gives: ["NoteExportDrawn"],
        produces: "text/csv",
      },
    },
    async (request, reply) => {
      const granted = await stateInSight(house, request, exportView, exportStream(request.params.export));
      const columns = exportColumns[granted.schema];
      const { rows } = await house.pool.query<Record<string, string | number | Date | null>>(incidentsSql, [
        granted.from,
        granted.to,
      ]);
      await giveOrder(house, request, "NoteExportDrawn", { export: granted.id, rows: rows.length });
      const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
      reply.header("content-disposition", `attachment; filename="incidents-${granted.id}.csv"`);
      return reply.type("text/csv; charset=utf-8").send([columns.join(","), ...lines, ""].join("\r\n"));
    },
  );
}

/** A CSV cell; what a spreadsheet would take for a formula is told to be text. */
function cell(value: string | number | Date | null | undefined): string {
  const text = value instanceof Date ? value.toISOString() : String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
