import { indexKey } from '../kernel/indices.js';
import { argsOf, type Node, nodesBelow } from './node.js';

/** Nodes as lines of text, each after those it needs. */
export function printNodes(roots: readonly Node[]): string {
  const lines = nodesBelow(roots)
    .filter((node) => node.op !== 'filled')
    .map((node) => `${nameOf(node)} = ${describe(node)} : ${node.dtype}[${node.shape}]`);
  return [...lines, `return ${roots.map(nameOf).join(', ')}`].join('\n');
}

const nameOf = (node: Node): string => (node.op === 'filled' ? `${node.value}` : `%${node.id}`);

function describe(node: Node): string {
  const args = argsOf(node).map(nameOf).join(', ');
  switch (node.op) {
    case 'source':
      return `tensor ${node.value.id}`;
    case 'map':
      return `${node.fn}(${args})`;
    case 'view':
      return `${args} at [${node.at.map(indexKey).join(', ')}]`;
    case 'places':
      return `place ${indexKey(node.at)}`;
    case 'take':
      return `take(${args}) along ${node.axis}`;
    case 'reduce':
      return `${node.kind}(${args}) over [${node.over}]`;
    case 'scan': {
      const how = `${node.exclusive ? ' exclusive' : ''}${node.reverse ? ' reversed' : ''}`;
      return `running ${node.kind}(${args}) along ${node.dim}${how}`;
    }
    case 'opaque':
      return `${node.call.kernel}(${args})`;
    default:
      return `${node.value}`;
  }
}
