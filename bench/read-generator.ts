import { Agent, get } from "node:http";

/*
 * A process of its own with `callers` (argv) callers. Its parent sends addresses, a token and seconds; each caller then
 * asks for one card after another for that time. Answers how many answers came, in how long.
 */
const [callers = "1"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(callers) });

function ask(url: URL, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`a card answered ${response.statusCode}`)),
      );
    }).on("error", reject);
  });
}

process.on("message", ({ urls, token, seconds }: { urls: readonly string[]; token: string; seconds: number }) => {
  const cards = urls.map((url) => new URL(url));
  const began = performance.now();
  const until = began + seconds * 1000;
  let count = 0;
  const caller = async (first: number) => {
    for (let at = first; performance.now() < until; at++) {
      const card = cards[at % cards.length];
      if (card !== undefined) await ask(card, token);
      count += 1;
    }
  };
  Promise.all(Array.from({ length: Number(callers) }, (_, index) => caller(index * 7))).then(
    () => process.send?.({ count, seconds: (performance.now() - began) / 1000 }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
