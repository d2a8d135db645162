import { actsAs } from "../access/authority.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { exportStream, RowsExported } from "./facts.ts";
import { rowExporters, rowListOf } from "./row-lists.ts";

/**
 * Puts on record that rows of a list are written into a file, before the file is made: which rows and columns, for whom,
 * what for. Refused: `ListNotExported` where the list is none or not for the role, `ColumnNotExported`.
 */
export const ExportRows = defineOrder("ExportRows", {
  title: { zh: "导出清单中的行", en: "Export rows of a list" },
  roles: rowExporters,
  underGlass: false,
  body: RowsExported.shape,
  streams: ({ id }) => [exportStream(id)],
  refuses: ["ColumnNotExported", "ListNotExported"],
  decide: (_, { id, body, by }) => {
    const { list, columns } = body;
    const allowed = rowListOf(list);
    const may = allowed !== undefined && actsAs(by.role).some((role) => allowed.roles.some((each) => each === role));
    if (!may) return refuse("ListNotExported", { list, role: by.role });
    const column = columns.find((each) => !allowed.columns.includes(each));
    if (column !== undefined) return refuse("ColumnNotExported", { list, column });
    return [RowsExported.draft([exportStream(id)], body)];
  },
});
