import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { readCommandLine } from "./main.ts";
import { readReach } from "./reach-options.ts";
import { startVerb } from "./start.ts";
import { Usage } from "./verb.ts";

function reachOf(...words: readonly string[]) {
  const given = readCommandLine(startVerb, words);
  return given === "help" ? assert.fail("this is help") : readReach(given);
}

function refusal(...words: readonly string[]): string {
  try {
    reachOf(...words);
  } catch (error) {
    return error instanceof Usage ? error.sentence.en : assert.fail(String(error));
  }
  return assert.fail(`${words.join(" ")} was taken`);
}

test("without a word it listens on this machine, in plain HTTP", () => {
  assert.deepEqual(reachOf(), { host: "127.0.0.1", names: [], proxies: undefined, tls: undefined, isExposed: false });
  for (const host of ["localhost", "::1", "127.0.0.2"]) assert.equal(reachOf("--host", host).isExposed, false, host);
});

test("beyond this machine it wants TLS, a proxy that ends it, or plain HTTP said in so many words", () => {
  for (const host of ["0.0.0.0", "::", "10.0.0.7", "hall.example"]) {
    const sentence = refusal("--host", host);
    for (const way of ["--tls-cert", "--behind-proxy", "--plain-http"]) assert.ok(sentence.includes(way), sentence);
    assert.equal(reachOf("--host", host, "--plain-http").isExposed, true);
  }
  const tls = reachOf("--host", "0.0.0.0", "--tls-cert", "a.pem", "--tls-key", "/b.pem");
  assert.deepEqual([tls.isExposed, tls.tls], [false, { cert: resolve("a.pem"), key: "/b.pem" }]);
  const proxied = reachOf("--host", "10.0.0.7", "--behind-proxy", "--name", "hall.example");
  assert.deepEqual([proxied.isExposed, proxied.proxies], [false, []]);
});

test("names and the proxy's addresses come with commas between, and nonsense among them is named", () => {
  const { names, proxies } = reachOf(
    "--name",
    "Hall.example, desk.example:8443",
    "--behind-proxy",
    "--proxy-address",
    "10.0.0.2,10.9.0.0/16,fd00::/8",
  );
  assert.deepEqual(names, [{ host: "hall.example" }, { host: "desk.example", port: "8443" }]);
  assert.deepEqual(proxies, ["10.0.0.2", "10.9.0.0/16", "fd00::/8"]);
  assert.match(refusal("--name", "https://hall.example"), /^--name takes names .*“https:\/\/hall\.example”\.$/);
  for (const wrong of ["proxy", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "fd00::/129", "10.0.0/8"]) {
    const sentence = refusal("--behind-proxy", "--name", "hall.example", "--proxy-address", wrong);
    assert.ok(sentence.startsWith("--proxy-address takes addresses") && sentence.includes(`“${wrong}”`), sentence);
  }
});

test("options that do not fit each other are refused", () => {
  assert.equal(refusal("--tls-cert", "a"), "--tls-cert and --tls-key go together.");
  assert.equal(refusal("--tls-key", "a"), "--tls-cert and --tls-key go together.");
  assert.match(refusal("--behind-proxy"), /needs --name/);
  assert.match(refusal("--proxy-address", "10.0.0.2"), /goes with --behind-proxy/);
  assert.match(
    refusal("--tls-cert", "a", "--tls-key", "b", "--behind-proxy", "--name", "x.example"),
    /^Choose one of --tls-cert and --behind-proxy/,
  );
});
