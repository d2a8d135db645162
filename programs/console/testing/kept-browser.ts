import { keepBrowser } from "./hall.ts";

/* Imported by the check before the files that one process runs in turn. */
keepBrowser();
