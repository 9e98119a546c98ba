import type { Procedure } from './diagnosis-input.js';
import { assignmentNodes } from './dp-a-assignment.js';
import { recipientNodes } from './dp-a-recipients.js';
import { notReceivedNodes } from './dp-a.js';
import { notArrivedNodes } from './dp-b.js';
import { audienceNodes } from './dp-c.js';
import { lineNodes } from './dp-d.js';
import { senderNodes } from './dp-e.js';
import type { Node } from './node.js';
import type { NodeId } from './step-words.js';

/** Every step of the five procedures (requirements, Part 2). They lead into each other, so there is one table. */
export const NODES: Readonly<Record<NodeId, Node>> = {
  ...notReceivedNodes,
  ...recipientNodes,
  ...assignmentNodes,
  ...notArrivedNodes,
  ...audienceNodes,
  ...lineNodes,
  ...senderNodes,
};

export const FIRST_NODES: Readonly<Record<Procedure, NodeId>> = { A: '1.1', B: 'B0', C: 'C1', D: 'D1', E: 'E0' };
