import assert from "node:assert/strict";
import { test } from "node:test";
import {
  mostFailures,
  openByPin,
  openByServer,
  type OwnerKept,
  PinNeeded,
  type Vault,
  type VaultShelf,
} from "./vault.ts";

const serverKey = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

function shelfInMemory(): VaultShelf & { readonly wiped: string[] } {
  const kept = new Map<string, OwnerKept>();
  const wiped: string[] = [];
  return {
    wiped,
    get: async (owner) => kept.get(owner),
    put: async (owner, one) => void kept.set(owner, one),
    wipe: async (owner) => {
      kept.delete(owner);
      wiped.push(owner);
    },
  };
}

const isOpen = (answer: unknown): answer is Vault => typeof answer === "object" && answer !== null && "seal" in answer;

test("what is sealed opens again by the server's key and by the PIN, and by nothing else", async () => {
  const shelf = shelfInMemory();
  const vault = await openByServer(shelf, "310001", serverKey(1));
  const kept = await vault.seal({ words: "人民路1号" });
  assert.deepEqual(await (await openByServer(shelf, "310001", serverKey(1))).open(kept), { words: "人民路1号" });
  assert.equal(await openByPin(shelf, "310001", "135790"), "none", "no PIN was set");
  await vault.setPin("135790");
  const byPin = await openByPin(shelf, "310001", "135790");
  assert.ok(isOpen(byPin));
  assert.deepEqual(await byPin.open(kept), { words: "人民路1号" });
  const other = await openByServer(shelf, "310002", serverKey(1));
  await assert.rejects(other.open(kept), "another owner's key");
  const changed = new Uint8Array(kept.cipher.slice(0));
  changed[0] = (changed[0] ?? 0) ^ 1;
  await assert.rejects(vault.open({ ...kept, cipher: changed.buffer }), "a changed byte");
});

test("wrong PINs are counted whatever happens, and the last one wipes; a right one begins the count anew", async () => {
  const shelf = shelfInMemory();
  await (await openByServer(shelf, "310001", serverKey(1))).setPin("135790");
  assert.deepEqual(await openByPin(shelf, "310001", "000000"), { left: mostFailures - 1 });
  assert.ok(isOpen(await openByPin(shelf, "310001", "135790")));
  for (let left = mostFailures - 1; left > 0; left--) {
    assert.deepEqual(await openByPin(shelf, "310001", "000000"), { left });
  }
  assert.equal(await openByPin(shelf, "310001", "000000"), "wiped");
  assert.deepEqual(shelf.wiped, ["310001"]);
  assert.equal(await openByPin(shelf, "310001", "135790"), "none");
});

test("where the server's keys are others, what only they could open is wiped; what a PIN opens stays", async () => {
  const shelf = shelfInMemory();
  const kept = await (await openByServer(shelf, "310001", serverKey(1))).seal(1);
  const anew = await openByServer(shelf, "310001", serverKey(2));
  assert.deepEqual(shelf.wiped, ["310001"]);
  await assert.rejects(anew.open(kept));
  await anew.setPin("135790");
  const waiting = await anew.seal(2);
  await assert.rejects(openByServer(shelf, "310001", serverKey(3)), PinNeeded);
  const byPin = await openByPin(shelf, "310001", "135790");
  assert.ok(isOpen(byPin));
  assert.equal(await byPin.open(waiting), 2);
  assert.deepEqual(shelf.wiped, ["310001"], "nothing more was wiped");
});
