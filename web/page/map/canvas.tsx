import "@xyflow/react/dist/base.css";
import "./canvas.css";

import {
  applyNodeChanges,
  Background,
  ConnectionMode,
  Controls,
  MiniMap,
  ReactFlow,
  useReactFlow,
  useStore,
  type Connection,
  type NodeChange,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useDrop } from "react-aria-components";

import { useWords } from "../words";
import { FarAway, PersonNodeView, type PersonNode } from "./card";
import { useOpenMap } from "./context";
import { cardUnder, changesOfLine, placeAll, type Pen } from "./gestures";
import { CARD, freePlace, type Place } from "./layout";
import { linesOf, withPath, type LineKind } from "./lines";
import { CONTACT_TYPE, useAddContact } from "./adding";

const NODE_TYPES = { person: PersonNodeView };
const FAR_ZOOM = 0.45;
const HANDLES = [
  { id: "t", type: "source", position: "top", x: CARD.width / 2, y: 0, width: 1, height: 1 },
  { id: "r", type: "source", position: "right", x: CARD.width, y: CARD.height / 2, width: 1, height: 1 },
  { id: "b", type: "source", position: "bottom", x: CARD.width / 2, y: CARD.height, width: 1, height: 1 },
  { id: "l", type: "source", position: "left", x: 0, y: CARD.height / 2, width: 1, height: 1 },
] as PersonNode["handles"];

export interface CanvasProps {
  places: ReadonlyMap<string, Place>;
  hidden: ReadonlySet<string>;
  dimmed: (uid: string) => boolean;
  collapsed: ReadonlyMap<string, number>;
  lines: ReadonlySet<LineKind>;
  pen: Pen;
  /** Bring these into sight; a new object each time it is asked for. */
  show: { people: readonly string[] } | null;
}

/** The map as a drawing that is worked on. */
export function Canvas(props: CanvasProps) {
  const { t } = useWords();
  const { map, session, mayWrite, selected, select, path } = useOpenMap();
  const { places, hidden, dimmed, collapsed, lines, pen, show } = props;
  const flow = useReactFlow<PersonNode>();
  const far = useStore((state) => state.transform[2] < FAR_ZOOM);
  const [nodes, setNodes] = useState<PersonNode[]>([]);
  const around = useRef<HTMLDivElement>(null);
  const addContact = useAddContact();

  useEffect(() => {
    setNodes((before) => {
      const old = new Map(before.map((node) => [node.id, node]));
      return map.stakeholders.flatMap((person) => {
        const place = places.get(person.uid);
        if (!place || hidden.has(person.uid)) return [];
        const wanted = {
          position: place,
          selected: selected.has(person.uid),
          data: { person, dimmed: dimmed(person.uid), collapsed: collapsed.get(person.uid) ?? 0 },
        };
        const same = old.get(person.uid);
        return [same && isSame(same, wanted) ? same : { ...fixed(person.uid, person.contact.name), ...wanted }];
      });
    });
  }, [map, places, hidden, selected, dimmed, collapsed]);

  const inSight = useMemo(
    () => new Set(map.stakeholders.flatMap(({ uid }) => (places.has(uid) && !hidden.has(uid) ? [uid] : []))),
    [map, places, hidden],
  );
  const edges = useMemo(() => withPath(linesOf(map, inSight, lines), path, places), [map, inSight, lines, path, places]);

  useEffect(() => {
    if (!show || show.people.length === 0) return;
    void flow.fitView({ nodes: show.people.map((id) => ({ id })), maxZoom: 1, minZoom: 0.4, duration: 250, padding: 0.3 });
  }, [flow, show]);

  const onNodesChange = useCallback(
    (changes: NodeChange<PersonNode>[]) => {
      setNodes((before) => applyNodeChanges(changes, before));
      const picked = changes.filter((change) => change.type === "select");
      if (picked.length === 0) return;
      const now = new Set(selected);
      for (const { id, selected: on } of picked) {
        if (on) now.add(id);
        else now.delete(id);
      }
      select(now);
    },
    [select, selected],
  );

  const onDragStop = useCallback(
    (_: unknown, node: PersonNode, dragged: PersonNode[]) => {
      const moved = dragged.filter((one) => {
        const before = places.get(one.id);
        return !before || before.x !== Math.round(one.position.x) || before.y !== Math.round(one.position.y);
      });
      if (moved.length === 0) return;
      const manager = dragged.length === 1 ? cardUnder(centre(node.position), places, new Set([node.id])) : undefined;
      const above = manager === undefined ? undefined : places.get(manager);
      const now = new Map(moved.map((one) => [one.id, rounded(one.position)]));
      if (manager !== undefined && above) {
        now.set(node.id, freePlace(map, { x: above.x, y: above.y + CARD.height + 56 }));
        session.change(...placeAll(map, places, now), ...changesOfLine(map, manager, node.id, { kind: "reporting" }));
      } else {
        session.change(...placeAll(map, places, now));
      }
    },
    [map, places, session],
  );

  const onConnect = useCallback(
    ({ source, target, sourceHandle }: Connection) => {
      // A reporting line that begins at the top of a card goes up to the manager.
      const [from, to] = pen.kind !== "influence" && sourceHandle === "t" ? [target, source] : [source, target];
      if (from !== to) session.change(...changesOfLine(map, from, to, pen));
    },
    [map, pen, session],
  );

  const { dropProps, isDropTarget } = useDrop({
    ref: around,
    isDisabled: !mayWrite,
    getDropOperation: (types) => (types.has(CONTACT_TYPE) ? "copy" : "cancel"),
    async onDrop(event) {
      const box = around.current?.getBoundingClientRect();
      if (!box) return;
      const at = flow.screenToFlowPosition({ x: box.left + event.x, y: box.top + event.y });
      const manager = cardUnder(at, places, new Set());
      for (const item of event.items) {
        if (item.kind !== "text" || !item.types.has(CONTACT_TYPE)) continue;
        addContact(await item.getText(CONTACT_TYPE), manager ? { manager } : { at: { x: at.x - CARD.width / 2, y: at.y - 30 } });
      }
    },
  });

  return (
    <div ref={around} {...dropProps} className={isDropTarget ? "canvas dropping" : "canvas"} aria-label={t("map.canvas")} role="group">
      <FarAway value={far}>
        <ReactFlow<PersonNode>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          onNodesChange={onNodesChange}
          onNodeDragStop={onDragStop}
          onConnect={onConnect}
          connectionMode={ConnectionMode.Loose}
          nodesDraggable={mayWrite}
          nodesConnectable={mayWrite}
          edgesFocusable={false}
          deleteKeyCode={null}
          onlyRenderVisibleElements
          selectionOnDrag={false}
          multiSelectionKeyCode={["Shift", "Meta", "Control"]}
          minZoom={0.05}
          maxZoom={2}
          fitView
          fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
          aria-label={t("map.canvas")}
        >
          <Background gap={24} />
          <Controls showInteractive={false} aria-label={t("map.zoom")} />
          <MiniMap pannable zoomable ariaLabel={t("map.overview")} nodeColor="var(--edge)" />
        </ReactFlow>
      </FarAway>
    </div>
  );
}

function fixed(id: string, name: string): Omit<PersonNode, "position" | "data"> {
  return {
    id,
    type: "person",
    width: CARD.width,
    height: CARD.height,
    measured: CARD,
    ...(HANDLES ? { handles: HANDLES } : {}),
    ariaLabel: name,
  };
}

function isSame(node: PersonNode, wanted: Pick<PersonNode, "position" | "selected" | "data">): boolean {
  return (
    node.position.x === wanted.position.x &&
    node.position.y === wanted.position.y &&
    node.selected === wanted.selected &&
    node.data.person === wanted.data.person &&
    node.data.dimmed === wanted.data.dimmed &&
    node.data.collapsed === wanted.data.collapsed
  );
}

function centre({ x, y }: Place): Place {
  return { x: x + CARD.width / 2, y: y + CARD.height / 2 };
}

function rounded({ x, y }: Place): Place {
  return { x: Math.round(x), y: Math.round(y) };
}
