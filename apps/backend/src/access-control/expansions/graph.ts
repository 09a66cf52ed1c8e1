import { MedusaModule } from "@medusajs/framework/modules-sdk";
import { GraphQLUtils } from "@medusajs/framework/utils";

/** The part of Medusa's joiner configurations that relations are read from. */
export interface JoinerConfig {
  serviceName?: string | undefined;
  schema?: string | undefined;
  idPrefixToEntityName?: Record<string, string> | undefined;
  alias?: Alias | Alias[] | undefined;
  relationships?: Link[] | undefined;
  extends?: Extension[] | undefined;
}
interface Alias {
  name: string | string[];
  entity?: string | undefined;
}
interface Link {
  alias: string;
  serviceName: string;
  entity?: string | undefined;
}
interface Extension {
  serviceName: string;
  entity?: string | undefined;
  relationship: Link;
  fieldAlias?: Record<string, string | { path: string }> | undefined;
}

/** The relations of each entity. */
export interface EntityGraph {
  entities: readonly string[];
  /** Relations of an entity: the entity that each one reaches. */
  relations(entity: string): ReadonlyMap<string, string>;
  /** The entities that a relation shows: one, or the other ends of a link. */
  shown(owner: string, relation: string): readonly string[];
  /** The entity whose ids have this prefix. */
  entityOf(prefix: string): string | undefined;
  /** True for a name that Medusa's query compiler follows although the entity has no such relation. */
  isAlias(entity: string, name: string): boolean;
}

const SCALARS = "scalar DateTime\nscalar JSON\ndirective @enumValue(value: String) on ENUM_VALUE\n";
const NONE: ReadonlyMap<string, string> = new Map();

let running: EntityGraph | undefined;

/** Returns the graph of the running Medusa; read once, when its modules and links are loaded. */
export function entityGraph(): EntityGraph {
  running ??= buildEntityGraph(MedusaModule.getAllJoinerConfigs());
  return running;
}

/** Builds the graph that modules (by their schema) and links (by what they extend) describe. */
export function buildEntityGraph(configs: readonly JoinerConfig[]): EntityGraph {
  const types = typesOf(configs);
  const relations = new Map(Object.keys(types).map((entity) => [entity, relationsIn(types[entity])]));
  const services = new Map(configs.map((config) => [config.serviceName ?? "", [config.alias ?? []].flat()]));
  const links = new Map(configs.map((config) => [config.serviceName ?? "", config.relationships ?? []]));
  const extensions = configs.flatMap((config) => config.extends ?? []);

  const relate = (owner: string, name: string, target: string | undefined) => {
    if (target === undefined) return;
    relations.set(owner, (relations.get(owner) ?? new Map<string, string>()).set(name, target));
  };
  const reachedBy = ({ alias, entity, serviceName }: Link) =>
    entity ?? services.get(serviceName)?.find(({ name }) => [name].flat().includes(alias))?.entity;
  const ownersOf = ({ entity, serviceName }: Extension) =>
    entity === undefined
      ? (services.get(serviceName) ?? []).flatMap((alias) => alias.entity ?? [])
      : [entity];

  for (const extension of extensions) {
    const { alias, serviceName } = extension.relationship;
    const ends = links.get(serviceName) ?? [];
    for (const end of ends) relate(serviceName, end.alias, reachedBy(end));
    const target = ends.length > 0 ? serviceName : reachedBy(extension.relationship);
    for (const owner of ownersOf(extension)) relate(owner, alias, target);
  }
  for (const extension of extensions) {
    for (const [name, shortcut] of Object.entries(extension.fieldAlias ?? {})) {
      const path = (typeof shortcut === "string" ? shortcut : shortcut.path).split(".");
      for (const owner of ownersOf(extension)) relate(owner, name, follow(relations, owner, path));
    }
  }

  const prefixes = new Map(configs.flatMap((config) => Object.entries(config.idPrefixToEntityName ?? {})));
  const aliases = new Set([
    ...[...services.values()].flat().flatMap(({ name }) => name),
    ...extensions.flatMap(({ relationship, fieldAlias = {} }) => [
      relationship.alias,
      ...Object.keys(fieldAlias),
    ]),
  ]);
  return {
    entities: Object.keys(types).filter(
      (name) => !name.startsWith("__") && fieldsOf(types[name]) !== undefined,
    ),
    relations: (entity) => relations.get(entity) ?? NONE,
    shown: (owner, relation) => {
      const reached = relations.get(owner)?.get(relation);
      if (reached === undefined) return [];
      if (!links.get(reached)?.length) return [reached];
      return [...(relations.get(reached)?.values() ?? [])].filter((end) => end !== owner);
    },
    entityOf: (prefix) => prefixes.get(prefix),
    isAlias: (entity, name) => aliases.has(name) && fieldsOf(types[entity])?.[name] === undefined,
  };
}

type Types = ReturnType<ReturnType<typeof GraphQLUtils.makeExecutableSchema>["getTypeMap"]>;

function typesOf(configs: readonly JoinerConfig[]): Types {
  const { schema } = GraphQLUtils.cleanGraphQLSchema(
    SCALARS + configs.map((config) => config.schema ?? "").join("\n"),
  );
  return GraphQLUtils.makeExecutableSchema({ typeDefs: GraphQLUtils.mergeTypeDefs(schema) }).getTypeMap();
}

function fieldsOf(type: Types[string] | undefined) {
  return GraphQLUtils.isObjectType(type) ? type.getFields() : undefined;
}

function relationsIn(type: Types[string] | undefined): Map<string, string> {
  return new Map(
    Object.entries(fieldsOf(type) ?? {}).flatMap(([name, field]) => {
      const reached = GraphQLUtils.getNamedType(field.type);
      return GraphQLUtils.isObjectType(reached) ? [[name, reached.name] as const] : [];
    }),
  );
}

function follow(
  relations: ReadonlyMap<string, ReadonlyMap<string, string>>,
  owner: string,
  path: readonly string[],
): string | undefined {
  return path.reduce<string | undefined>(
    (entity, name) => (entity === undefined ? undefined : relations.get(entity)?.get(name)),
    owner,
  );
}
