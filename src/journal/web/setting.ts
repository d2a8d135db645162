import type { Fact } from "../../ground/fact.ts";
import type { FactNames } from "../../ground/fact-names.ts";
import { ReasonGiven } from "../../ground/reason-given.ts";
import type { Sentence } from "../../ground/sentence.ts";

/** A part of a setting's value as people read it. `key` is the same for the same part of another value. */
export interface SettingLine {
  readonly key: string;
  readonly name: Sentence;
  readonly said: Sentence;
}

/** A setting as its screen shows it: the order that changes it, the facts that tell how it came to be, its value in words. */
export interface Setting<Value> {
  readonly order: string;
  readonly stream: string;
  /** Types of the facts that change it, of those the stream's owner declares as settings. */
  readonly facts: readonly string[];
  /** The order itself says from when it counts (`from`): it is given at once and not planned. */
  readonly saysFrom?: true;
  /** The value a fact gave it; null where it was withdrawn; undefined where the fact is of something else. */
  valueOf(fact: Fact): Value | null | undefined;
  /** Of several things in one stream, which one a fact is about. */
  keyOf?(fact: Fact): string;
  /** What of a value people read, in the order of the form. */
  lines(value: Value, names: FactNames): readonly SettingLine[];
}

/** A part of a value that is not what it was; undefined: it is not there. */
export interface Difference {
  readonly key: string;
  readonly name: Sentence;
  readonly was: Sentence | undefined;
  readonly becomes: Sentence | undefined;
}

/** What differs between two values, in the order of the later one; what only the earlier one has comes last. */
export function differences(was: readonly SettingLine[], becomes: readonly SettingLine[]): readonly Difference[] {
  const before = new Map(was.map((line) => [line.key, line]));
  const after = new Set(becomes.map(({ key }) => key));
  const changed = becomes.flatMap(({ key, name, said }) => {
    const old = before.get(key)?.said;
    const isSame = old !== undefined && old.zh === said.zh && old.en === said.en;
    return isSame ? [] : [{ key, name, was: old, becomes: said }];
  });
  const gone = was
    .filter(({ key }) => !after.has(key))
    .map(({ key, name, said }) => ({ key, name, was: said, becomes: undefined }));
  return [...changed, ...gone];
}

/** One change of a setting, as its history shows it. */
export interface SettingChange<Value> {
  readonly fact: Fact;
  /** Null where it was withdrawn. */
  readonly value: Value | null;
  /** What was in force before; null: it had been withdrawn or there was none; undefined: not read yet. */
  readonly before: Value | null | undefined;
  readonly reason: string | undefined;
}

/**
 * The changes of a setting, the newest first, out of facts the newest first. `isAll`: there are no earlier facts, so a
 * change with nothing before it was the first. With `key`, only those of one thing.
 */
export function changesOf<Value>(
  setting: Setting<Value>,
  facts: readonly Fact[],
  isAll: boolean,
  key?: string,
): readonly SettingChange<Value>[] {
  const reasons = new Map<string, string>();
  for (const fact of facts) {
    if (fact.type === ReasonGiven.type) reasons.set(fact.order, (fact.data as { readonly reason: string }).reason);
  }
  const last = new Map<string, Value | null>();
  const changes = facts.toReversed().flatMap((fact) => {
    const value = setting.facts.includes(fact.type) ? setting.valueOf(fact) : undefined;
    // A fact that is none of the setting's, as the reason, is not asked what it is about.
    const about = value === undefined ? "" : (setting.keyOf?.(fact) ?? "");
    if (value === undefined || (key !== undefined && about !== key)) return [];
    const before = last.has(about) ? last.get(about) : isAll ? null : undefined;
    last.set(about, value);
    return [{ fact, value, before, reason: reasons.get(fact.order) }];
  });
  return changes.toReversed();
}
