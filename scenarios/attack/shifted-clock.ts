/*
 * Loaded before a program (`node --import`): its clock shows so many milliseconds more or less than the machine's, as
 * after somebody set it wrong. Time that passes is not touched.
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
