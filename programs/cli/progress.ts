/** A bar on a terminal that moves in place; elsewhere a plain line now and then. All on stderr. */
export interface Progress {
  (done: number, of: number): void;
  end(): void;
}

const barWidth = 30;
const everyMilliseconds = { terminal: 100, plain: 5_000 };

export function progressOf(what: string): Progress {
  const isTerminal = process.stderr.isTTY;
  const pause = isTerminal ? everyMilliseconds.terminal : everyMilliseconds.plain;
  let told = Date.now();
  let isShown = false;
  const tell = (done: number, of: number) => {
    if (Date.now() - told < pause) return;
    told = Date.now();
    if (of === 0) {
      // How much there is shows only at the end.
      process.stderr.write(isTerminal ? `\r${what} ${done}` : `${what}: ${done}\n`);
      isShown = true;
      return;
    }
    const share = Math.min(1, done / of);
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    if (!isTerminal) {
      process.stderr.write(`${what}: ${done} / ${of} (${percent.trim()})\n`);
      return;
    }
    const filled = Math.round(share * barWidth);
    process.stderr.write(`\r${what} [${"█".repeat(filled)}${"·".repeat(barWidth - filled)}] ${percent} ${done}`);
    isShown = true;
  };
  return Object.assign(tell, { end: () => void (isTerminal && isShown && process.stderr.write("\r\u001b[K")) });
}
