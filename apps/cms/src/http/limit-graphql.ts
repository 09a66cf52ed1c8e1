import { AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";
import { z } from "zod";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

const MAX = { tokens: 2_000, depth: 10, fields: 300, aliases: 30 } as const;
const bodySchema = z.object({ query: z.string() });

/** Responds with 400 to a query that is not JSON, cannot be parsed or exceeds the limits of `MAX`. */
export function limitGraphql<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      measure(await queryOf(request.clone()));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { status, body } = toErrorResponse(error, currentCorrelationId());
      return Response.json({ ...body, errors: [{ message: error.message }] }, { status });
    }
    return handle(request, context);
  };
}

async function queryOf(request: Request): Promise<DocumentNode> {
  try {
    const { query } = bodySchema.parse(await request.json());
    return parse(query, { maxTokens: MAX.tokens, noLocation: true });
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError)
      throw new AppError("invalid_input", "Send JSON with a GraphQL document in `query`.", { cause });
    // The parser is recursive and overflows the stack before it reaches the token limit.
    if (cause instanceof RangeError)
      throw new AppError("invalid_input", "`query` is nested too deeply. Split it into smaller queries.", {
        cause,
      });
    if (cause instanceof GraphQLError)
      throw new AppError("invalid_input", `\`query\`: ${cause.message}`, { cause });
    throw cause;
  }
}

/**
 * Counts the selections of a document, with fragments where they are spread.
 * @throws AppError `invalid_input` when a limit is exceeded
 */
function measure(document: DocumentNode): void {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet] as const] : [],
    ),
  );
  const seen = { fields: 0, aliases: 0 };
  function walk(set: SelectionSetNode, depth: number, spreads: readonly string[]): void {
    if (depth > MAX.depth) throw tooMuch("depth");
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const spread = fragments.get(name);
        if (spreads.includes(name))
          throw new AppError("invalid_input", `\`query\`: ${name} contains itself.`);
        if (spread !== undefined) walk(spread, depth, [...spreads, name]);
        continue;
      }
      if (selection.kind === Kind.FIELD) {
        seen.fields += 1;
        if (selection.alias !== undefined) seen.aliases += 1;
        if (seen.fields > MAX.fields) throw tooMuch("fields");
        if (seen.aliases > MAX.aliases) throw tooMuch("aliases");
      }
      if (selection.selectionSet !== undefined)
        walk(selection.selectionSet, selection.kind === Kind.FIELD ? depth + 1 : depth, spreads);
    }
  }
  for (const each of document.definitions)
    if (each.kind === Kind.OPERATION_DEFINITION && each.operation === "subscription")
      throw new AppError("invalid_input", "`query` must be a query or a mutation.");
    else if (each.kind === Kind.OPERATION_DEFINITION) walk(each.selectionSet, 1, []);
}

const tooMuch = (what: keyof typeof MAX): AppError =>
  new AppError("invalid_input", `\`query\` exceeds the limit of ${MAX[what]} for ${what}. Split it.`);

const callerSchema = z.object({ contextValue: z.object({ req: z.object({ user: z.unknown() }) }) });

/** Returns the validation rules of one operation: addresses are verified by Keycloak, and callers who are not signed in cannot read the schema. */
export function graphqlRules(args: unknown): ValidationRule[] {
  const caller = callerSchema.safeParse(args);
  const isSignedIn = caller.success && Boolean(caller.data.contextValue.req.user);
  return isSignedIn ? [noVerification] : [noVerification, noIntrospection];
}

/** Payload offers this mutation for every account, and fails without a field for the token. */
const noVerification: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value === "verifyEmailUser")
      context.reportError(
        new GraphQLError(
          "`verifyEmailUser`: Keycloak verifies email addresses. Verify yours in your account there.",
          {
            nodes: node,
          },
        ),
      );
  },
});

/** Matches by name, because the rule of `graphql` itself compares classes, of which a bundle may contain two. */
const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (["__schema", "__type"].includes(node.name.value))
      context.reportError(new GraphQLError("Sign in to read the schema.", { nodes: node }));
  },
});
