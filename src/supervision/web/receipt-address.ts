/** Where the receipt for whoever reported an incident is printed. */
export const receiptPath = "/incidents/$incident/receipt";

export function receiptOf(incident: string): string {
  return receiptPath.replace("$incident", incident);
}
