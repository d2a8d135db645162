/** SQL that is true of the facts of a type; `body` names their text. The text is looked through first, which costs less. */
export function isFactOf(type: string, body = "body"): string {
  return `${body} like '%"type":"${type}"%' and ${body}::json ->> 'type' = '${type}'`;
}
