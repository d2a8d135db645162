/*
 * Loaded before a program (`node --import`). The program's clock then shows the given milliseconds more or less than
 * the machine's, as if somebody had set it wrong. The time that passes is not changed.
 */
const shift = Number(process.env["CALLSIGN_ATTACK_SHIFT"] ?? "0");
const machine = Date;
const now = () => machine.now() + shift;

globalThis.Date = new Proxy(machine, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
  apply: () => new machine(now()).toString(),
  get: (target, name, receiver) => (name === "now" ? now : (Reflect.get(target, name, receiver) as unknown)),
});
