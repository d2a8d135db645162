import { makeStore } from "../../ground/web/store.ts";

/**
 * The warnings recorded when somebody left their post. They are kept here because the page is another one by the time
 * they are read.
 */
export const saidOnLeaving = makeStore<readonly string[]>([]);

/** The sign-on whose warnings have been read, by its moment. */
export const readSignOn = makeStore("");
