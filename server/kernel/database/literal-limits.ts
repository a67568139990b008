import { type KyselyPlugin, LimitNode, type OperationNode, RawNode, type RootOperationNode, ValueNode } from 'kysely'

/** The sizes pages have, and one more for the question whether there is a next one. Each is a statement of its own. */
const USUAL = new Set([1, 2, 5, 10, 11, 12, 20, 21, 50, 51, 100, 101, 200, 201, 500, 501])

/**
 * Writes the size of a page into the statement. Of a prepared one whose size is a parameter the database must suppose a
 * tenth of the table, and answers the newest fifty of half a million by sorting them all.
 */
export const literalLimits: KyselyPlugin = {
  transformQuery: ({ node }) => withLiteralLimit(node),
  transformResult: async ({ result }) => result,
}

function withLiteralLimit(node: RootOperationNode): RootOperationNode {
  if (RawNode.is(node)) {
    const parameters = node.parameters.map((parameter, index) =>
      /\blimit\s*$/i.test(node.sqlFragments[index] ?? '') ? literal(parameter) : parameter,
    )
    return RawNode.create(node.sqlFragments, parameters)
  }
  if (node.kind !== 'SelectQueryNode' || node.limit === undefined) return node
  return { ...node, limit: LimitNode.create(literal(node.limit.limit)) }
}

function literal(node: OperationNode): OperationNode {
  if (!ValueNode.is(node) || typeof node.value !== 'number' || !USUAL.has(node.value)) return node
  return ValueNode.createImmediate(node.value)
}
