import { makeStore } from "../../ground/web/store.ts";

/** What was recorded against somebody's leaving their post; the desk is another one by the time it is read. */
export const saidOnLeaving = makeStore<readonly string[]>([]);

/** The sign-on whose warnings have been read, by its moment. */
export const readSignOn = makeStore("");
