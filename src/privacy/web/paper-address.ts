/** Where the paper for the applicant of a request is made. */
export const paperPath = "/requests/$request/paper";

export function paperOf(requestId: string): string {
  return paperPath.replace("$request", requestId);
}
