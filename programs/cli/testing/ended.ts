import { after } from "node:test";
import { isMainThread } from "node:worker_threads";

/*
 * Loaded into the process of each test file by the check. A test that fails may leave a thread, a server or a timer behind,
 * with which its process would never end: the check would wait for it for ever and not say which test failed. When the
 * tests of a file are over and its process has not ended a minute later, it is ended as failed, and says what was open.
 */
const milliseconds = Number(process.env["CALLSIGN_TEST_LEFT_MS"] ?? 60_000);
const [, file = ""] = process.argv;

if (isMainThread && /(?:\.test|\/in-turn)\.ts$/.test(file)) {
  after(() => {
    const left = () => {
      const open = process.getActiveResourcesInfo().join(", ");
      process.stderr.write(`${file} does not end though its tests are over. Still open: ${open}\n`);
      process.exit(1);
    };
    setTimeout(left, milliseconds).unref();
  });
}
