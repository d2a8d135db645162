import type { ListedOrder, ListGiven } from "../../journal/web/give-list.ts";
import type { StaffOrder } from "../staff-orders.ts";

/** An order of the import with the id it keeps. */
export type StaffOrderGiven = StaffOrder & ListedOrder;

export type StaffGiven = ListGiven<StaffOrderGiven>;
