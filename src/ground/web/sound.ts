import type { AlarmKind } from "../preferences.ts";
import { preferencesStore } from "./preferences.ts";
import { makeRememberedStore, makeStore } from "./store.ts";

/** Whether alerts are heard. Muting is shown on the top bar for as long as it lasts. */
export const soundStore = makeRememberedStore<"on" | "muted">("callsign.sound", ["on", "muted"], "on");

/** False until the browser lets the page sound, which needs one click or key on the page. */
export const soundAllowedStore = makeStore(false);

let context: AudioContext | undefined;

/** Wakes the sound; call from a click or a key. */
export function allowSound(): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  const woken = context;
  void woken.resume().then(
    () => soundAllowedStore.set(woken.state === "running"),
    () => undefined,
  );
}

/** Two kinds of alert that differ by ear: a call rings in a rising pair, what is overdue knocks three times low. */
const patterns = {
  call: [
    { at: 0, hertz: 784, seconds: 0.16 },
    { at: 0.2, hertz: 988, seconds: 0.28 },
  ],
  overdue: [
    { at: 0, hertz: 330, seconds: 0.1 },
    { at: 0.18, hertz: 330, seconds: 0.1 },
    { at: 0.36, hertz: 330, seconds: 0.2 },
  ],
} as const;

/** What is new rings, what went wrong knocks. */
const patternOf = {
  ...({ call: "call", order: "call", overdue: "overdue", late: "overdue", glass: "overdue" } as const),
} satisfies Record<AlarmKind, keyof typeof patterns>;

/** Sounds one alert now, unless this screen is muted, its person has this alarm silent, or it may not sound yet. */
export function soundAlert(alarm: AlarmKind): void {
  if (context === undefined || context.state !== "running" || soundStore.get() === "muted") return;
  if (preferencesStore.get().silent.includes(alarm)) return;
  const kind = patternOf[alarm];
  const start = context.currentTime;
  for (const tone of patterns[kind]) {
    const gain = context.createGain();
    const from = start + tone.at;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.12, from + 0.02);
    gain.gain.setValueAtTime(0.12, from + tone.seconds - 0.04);
    gain.gain.linearRampToValueAtTime(0, from + tone.seconds);
    const oscillator = context.createOscillator();
    oscillator.type = kind === "call" ? "sine" : "triangle";
    oscillator.frequency.value = tone.hertz;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + tone.seconds);
  }
}
