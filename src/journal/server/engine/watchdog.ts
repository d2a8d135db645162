import { spawn } from "node:child_process";

export interface Watchdog {
  /** Ends the watch; nothing is done to the server. Resolves when the shell is gone. */
  dismiss(): Promise<void>;
}

// Reads stdin until its other end is closed, which happens when the starting process has ended in any way. The pid file
// is read again each time, so a number now used by another process is never signalled.
const script = `
trap '' HUP INT TERM QUIT
while read -r _; do :; done
mine() { [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; }
if mine "$1" "$2"; then
  kill -s "$3" "$1" 2>/dev/null
  n=0
  while [ "$n" -lt 80 ] && mine "$1" "$2"; do sleep 0.1 2>/dev/null || sleep 1; n=$((n + 1)); done
  mine "$1" "$2" && kill -s QUIT "$1" 2>/dev/null
fi
[ -z "$4" ] || rm -rf -- "$4"
`;

/**
 * A shell that outlives us just long enough to stop the server when we are killed, so that not even SIGKILL leaves one running.
 * `remove`: a throw-away cluster's folder, removed then as well (and the server is stopped without ceremony).
 */
export function watch(pid: number, cluster: string, remove = ""): Watchdog {
  const child = spawn("/bin/sh", ["-c", script, "sh", String(pid), cluster, remove === "" ? "INT" : "QUIT", remove], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    // A session of its own: what ends our process group (a closed terminal, a test runner) must not end it first.
    detached: true,
    env: { PATH: "/usr/bin:/bin" },
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  // The pipe must not keep a finished program alive.
  (child.stdin as unknown as { unref(): void }).unref();
  return {
    async dismiss() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.ref();
      child.kill("SIGKILL");
      child.stdin.destroy();
      await gone;
    },
  };
}
