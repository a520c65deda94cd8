import type { ZodType } from 'zod';

/** What of a schema's definition says which keys it knows. */
interface Definition {
  readonly shape?: Readonly<Record<string, ZodType>>;
  readonly element?: ZodType;
  readonly valueType?: ZodType;
  readonly options?: readonly ZodType[];
  readonly discriminator?: string;
  readonly innerType?: ZodType;
  readonly in?: ZodType;
}

const definitionOf = (schema: ZodType): Definition => schema.def as Definition;

/** The keys that a schema knows at a place in a value: those of the kind that the value says it is. */
export function knownKeys(schema: ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  const forms = formsOf(schema, value);
  const [step, ...rest] = path;
  const keys =
    step === undefined
      ? forms.flatMap(({ shape }) => Object.keys(shape ?? {}))
      : forms.flatMap((form) => {
          const inner = form.shape?.[String(step)] ?? form.element ?? form.valueType;
          return inner === undefined ? [] : knownKeys(inner, partOf(value, step), rest);
        });
  return [...new Set(keys)];
}

/** A schema without its wrappings; of several forms, those that the value's own kind leaves open. */
function formsOf(schema: ZodType, value: unknown): Definition[] {
  const definition = definitionOf(schema);
  const { options, discriminator, innerType = definition.in } = definition;
  if (innerType !== undefined) return formsOf(innerType, value);
  if (options === undefined) return [definition];
  const open = options.filter((option) => {
    const kind = discriminator === undefined ? undefined : definitionOf(option).shape?.[discriminator];
    return kind === undefined || kind.safeParse(partOf(value, discriminator ?? '')).success;
  });
  return open.flatMap((option) => formsOf(option, value));
}

/** What a value holds under a key or at a place; undefined where it holds nothing. */
export const partOf = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;
