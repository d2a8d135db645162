import type { Shape } from "./shape.ts";

/** An order or a route of the API, as its description gives it. */
export interface Target {
  readonly method: string;
  /** With its places to fill: `/api/v1/units/{id}`. */
  readonly path: string;
  /** The order's name, where it is one. */
  readonly order?: string;
  readonly roles: readonly string[];
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly shape: Shape }[];
  readonly body?: Shape;
  readonly consumes?: string;
}

interface Described {
  readonly "x-roles"?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Shape;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Shape }>> };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
}

/** Everything that the description names. */
export function targetsOf(described: unknown): readonly Target[] {
  const { paths, components } = described as OpenApi;
  const resolved = (shape: Shape): Shape => {
    const name = shape.$ref?.split("/").at(-1);
    return name === undefined ? shape : (components.schemas[name] ?? {});
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, ...rest }]): Target => {
      const [consumes, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      const order = /^\/api\/v1\/orders\/(\w+)$/.exec(path)?.[1];
      return {
        method: method.toUpperCase(),
        path,
        roles: rest["x-roles"] ?? [],
        query: parameters
          .filter((parameter) => parameter.in === "query")
          .map(({ name, required, schema }) => ({ name, required: required === true, shape: resolved(schema) })),
        ...(order === undefined ? {} : { order }),
        ...(content === undefined ? {} : { body: resolved(content.schema), consumes: consumes ?? "" }),
      };
    }),
  );
}
