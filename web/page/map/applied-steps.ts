import type { ContactMap, MapChange } from "./query";

type KindOf<Change> = Change extends unknown ? keyof Change : never;
/** The same changes with every kind as an optional field, of which each change has one. */
export type AnyChange = { [Kind in KindOf<MapChange>]?: Extract<MapChange, Record<Kind, unknown>>[Kind] };

/** The map once a change of the customer's way to a decision was taken; null when the change is of something else. */
export function appliedToSteps(map: ContactMap, change: AnyChange): ContactMap | null {
  if (change.addDecisionStep) {
    const { uid, name, order, kind, rule, dueOn, doneOn } = change.addDecisionStep;
    const step = {
      uid: uid ?? `new-${name}-${order}`,
      name,
      order,
      kind: kind ?? ("DECISION" as const),
      rule: rule ?? null,
      dueOn: dueOn ?? null,
      doneOn: doneOn ?? null,
      deciders: [],
    };
    return withSteps(map, [...map.decisionSteps, step]);
  }
  if (change.updateDecisionStep) {
    const { step, name, order, kind, rule, dueOn, doneOn } = change.updateDecisionStep;
    return withStep(map, step, (before) => ({
      name: name ?? before.name,
      order: order ?? before.order,
      kind: kind ?? before.kind,
      rule: rule === undefined ? before.rule : rule,
      dueOn: dueOn === undefined ? before.dueOn : dueOn,
      doneOn: doneOn === undefined ? before.doneOn : doneOn,
    }));
  }
  if (change.removeDecisionStep) {
    const { step } = change.removeDecisionStep;
    return withSteps(map, map.decisionSteps.filter((one) => one.uid !== step));
  }
  if (change.assignDecider) {
    const { step, stakeholder } = change.assignDecider;
    return withStep(map, step, ({ deciders }) => ({
      deciders: [...deciders.filter((one) => one.uid !== stakeholder), { uid: stakeholder }],
    }));
  }
  if (change.unassignDecider) {
    const { step, stakeholder } = change.unassignDecider;
    return withStep(map, step, ({ deciders }) => ({ deciders: deciders.filter((one) => one.uid !== stakeholder) }));
  }
  return null;
}

type Step = ContactMap["decisionSteps"][number];

function withStep(map: ContactMap, uid: string, changed: (step: Step) => Partial<Step>): ContactMap {
  return withSteps(map, map.decisionSteps.map((step) => (step.uid === uid ? { ...step, ...changed(step) } : step)));
}

function withSteps(map: ContactMap, steps: readonly Step[]): ContactMap {
  return { ...map, decisionSteps: [...steps].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name)) };
}
