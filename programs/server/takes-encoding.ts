/** Whether an `Accept-Encoding` names the encoding (`gzip`, `br`) and does not refuse it (`gzip;q=0`). */
export function takesEncoding(accepted: string | undefined, encoding: string): boolean {
  return (accepted ?? "").split(",").some((each) => {
    const [name = "", ...parameters] = each.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
