import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type pg from "pg";
import type { Sealed } from "../../ground/sealed.ts";
import { type RotationParts, turnTo } from "./key-rotation.ts";
import { type Keys, openKeys } from "./keys.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";
import { type Vault, vaultOf } from "./vault.ts";

const database = await ledgerDatabase();
const { pool } = database;
const place = await mkdtemp(join(tmpdir(), "callsign-rotation-"));
after(async () => {
  await database.drop();
  await rm(place, { recursive: true });
});

/** An installation as it is after a start: keys from their folder, nothing held. */
async function started(data: string): Promise<{ keys: Keys; vault: Vault }> {
  const keys = await openKeys(data, "callsign/test");
  return { keys, vault: vaultOf(keys, pool) };
}

async function store(key: { record: string; epoch: number; wrapped: Buffer } | undefined): Promise<void> {
  assert.ok(key !== undefined);
  await pool.query("insert into vault.record_key values ($1, $2, $3)", [key.record, key.epoch, key.wrapped]);
}

/** A new installation with this many sealed values. */
async function district(count: number): Promise<{ data: string; values: Sealed[]; texts: string[] }> {
  await pool.query("delete from vault.record_key");
  const data = await mkdtemp(join(place, "data-"));
  const { vault } = await started(data);
  const values: Sealed[] = [];
  const texts = Array.from({ length: count }, (_, at) => `value ${at}`);
  for (const [at, text] of texts.entries()) {
    const sealing = await vault.seal(`call/${at}`, true, { number: text });
    await store(sealing.key);
    sealing.settle(true);
    const value = sealing.sealed["number"];
    if (value !== undefined) values.push(value);
  }
  return { data, values, texts };
}

function partsOf(keys: Keys, vault: Vault, more: Partial<RotationParts> = {}): RotationParts {
  return {
    ...{ keys, pool, settled: vault.settled, isAvailable: () => true, isStopping: () => false },
    destroyed: () => Promise.resolve(),
    ...more,
  };
}

class Killed extends Error {}

/** The parts of a rotation that is killed before its `at`th step: a query, a key made, a key destroyed, a fact noted. */
function killedAt(at: number, { keys, vault }: { keys: Keys; vault: Vault }): RotationParts {
  let step = 0;
  const live = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) => {
    return (...args: Args): Answer => {
      if (++step > at) throw new Killed();
      return work(...args);
    };
  };
  const query = (client: pg.Pool | pg.PoolClient) => live((...args: unknown[]) => client.query(...(args as [string])));
  const watched = {
    query: query(pool),
    connect: async () => {
      const client = await pool.connect();
      return { query: query(client), release: (broken?: boolean) => client.release(broken) };
    },
  } as unknown as pg.Pool;
  const { raise, destroy } = keys;
  const mortal = Object.assign(Object.create(keys) as Keys, { raise: live(raise), destroy: live(destroy) });
  return partsOf(mortal, vault, { pool: watched, destroyed: live(() => Promise.resolve()) });
}

test("killed before any of its steps, a rotation leaves every value open and is ended by the next start", async () => {
  const { data, values, texts } = await district(1100);
  let kills = 0;
  for (let epoch = 2, at = 0; ; at++, epoch++) {
    const running = await started(data);
    const done = await turnTo(epoch, killedAt(at, running)).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return false;
    });
    assert.deepEqual(await (await started(data)).vault.open(values), texts, `killed before step ${at}`);
    if (done) break;
    kills++;
    const next = await started(data);
    assert.equal(await turnTo(epoch, partsOf(next.keys, next.vault)), true);
  }
  assert.ok(kills > 12, `only ${kills} kills`);
  const { keys } = await started(data);
  assert.deepEqual(keys.past(), []);
  const { rows } = await pool.query("select distinct epoch from vault.record_key");
  assert.deepEqual(rows, [{ epoch: keys.epoch }]);
});

test("the old key's file is gone, and with it what a copy of the old rows could open", async () => {
  const { data, values } = await district(3);
  const { rows: copy } = await pool.query<{ record: string; epoch: number; wrapped: Buffer }>(
    "select * from vault.record_key where record = 'call/1'",
  );
  const { keys, vault } = await started(data);
  const gone: [number, number][] = [];
  const destroyed = async (...args: [number, number]) => void gone.push(args);
  assert.equal(await turnTo(2, partsOf(keys, vault, { destroyed })), true);
  assert.deepEqual(gone, [[1, 0]]);
  assert.equal(existsSync(join(data, "keys", "epoch-1.key")), false);
  await vault.setAside("call/1", "E1");
  await store(copy[0]);
  assert.deepEqual(await (await started(data)).vault.open(values), ["value 0", null, "value 2"]);
});

test("a record sealed before the rotation that reaches the store during it is waited for and moved", async () => {
  const { data } = await district(1);
  const { keys, vault } = await started(data);
  const sealing = await vault.seal("call/late", true, { number: "late" });
  const turning = turnTo(2, partsOf(keys, vault));
  const during = await vault.seal("call/new", true, { number: "new" });
  await store(during.key);
  during.settle(true);
  assert.ok(existsSync(join(data, "keys", "epoch-1.key")), "the old key went before what was under way arrived");
  await store(sealing.key);
  sealing.settle(true);
  assert.equal(await turning, true);
  const values = [sealing, during].flatMap(({ sealed }) => Object.values(sealed));
  assert.deepEqual(await (await started(data)).vault.open(values), ["late", "new"]);
});

test("while the journal is away, and while a row does not open under its key, no key is destroyed", async () => {
  const { data, values, texts } = await district(2);
  const { keys, vault } = await started(data);
  assert.equal(await turnTo(2, partsOf(keys, vault, { isAvailable: () => false })), false);
  assert.deepEqual(keys.past(), [1]);
  await pool.query("insert into vault.record_key values ('call/odd', 1, $1)", [Buffer.alloc(60)]);
  assert.equal(await turnTo(2, partsOf(keys, vault)), false);
  assert.deepEqual(keys.past(), [1]);
  assert.deepEqual(await vault.open(values), texts);
});
