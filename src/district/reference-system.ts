/** WGS 84, and CGCS2000, which differs from it by centimetres; however the file spells them (GeoJSON 2008, section 3). */
export function isKnownSystem(crs: unknown): boolean {
  const { name, code } = recordOf(recordOf(crs)["properties"]);
  const text =
    typeof name === "string" ? name : String(typeof code === "number" || typeof code === "string" ? code : "");
  return /^(?:(?:.*[:/#])?(?:CRS84h?|4326|4979|4490|4480)|(?:GCS_)?WGS[ _]?(?:19)?84|CGCS[ _]?2000)$/i.test(
    text.trim(),
  );
}

/** An object's properties; none of anything else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
