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
import { CONTACT_TYPE, useAddContact } from "./adding";
import { useAriaLabels } from "./aria";
import { FarAway, PersonNodeView } from "./card";
import { CardSightContext } from "./card-context";
import { CardMenu } from "./card-menu";
import { useOpenMap } from "./context";
import { cardUnder, changesOfLine, placeAll, type Pen } from "./gestures";
import { Groups } from "./groups";
import { useCanvasKeys, useKeyMoves } from "./keyboard";
import { CARD, freePlace, type Place } from "./layout";
import { withPath } from "./drawn-way";
import { Legend } from "./legend";
import { linesOf, withSelected } from "./lines";
import { toNodes, type PersonNode } from "./nodes";
import { hasReports } from "./sight";
import { useSight } from "./sight-context";
import { useCardSightOf } from "./use-card-sight";

const NODE_TYPES = { person: PersonNodeView };
const FAR_ZOOM = 0.45;
// Fewer are drawn all the time, so that the Tab key comes to everybody.
const MANY = 120;

export interface CanvasProps {
  places: ReadonlyMap<string, Place>;
  pen: Pen;
  /** Bring these into sight; a new object each time it is asked for. */
  show: { people: readonly string[] } | null;
}

/** The map as a drawing that is worked on. */
export function Canvas(props: CanvasProps) {
  const { t } = useWords();
  const { map, session, mayWrite, selected, select, path } = useOpenMap();
  const { sight, hidden, below, dimmed: notFound } = useSight();
  const { places, pen, show } = props;
  const dimmed = useCallback(
    (uid: string) => notFound(uid) || (path !== null && !path.includes(uid)),
    [notFound, path],
  );
  const flow = useReactFlow<PersonNode>();
  const far = useStore((state) => state.transform[2] < FAR_ZOOM);
  const labels = useAriaLabels();
  const [nodes, setNodes] = useState<PersonNode[]>([]);
  const [menu, setMenu] = useState<{ person: string; anchor: Element } | null>(null);
  const around = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const addContact = useAddContact();
  const openMenu = useCallback((person: string) => {
    const anchor = cardOf(around.current, person);
    if (anchor) setMenu({ person, anchor });
  }, []);
  const cardSight = useCardSightOf(openMenu);
  const managers = useMemo(() => hasReports(map), [map]);
  const onKeyDown = useCanvasKeys(places);

  const write = useCallback(
    (now: ReadonlyMap<string, Place>) => session.change(...placeAll(map, places, now)),
    [map, places, session],
  );
  const keyMoves = useKeyMoves(write);

  useEffect(() => {
    setNodes((before) =>
      toNodes(map, { places, hidden, selected, dimmed, below }, before, (uid) => dragging.current || keyMoves.isMoving(uid)),
    );
  }, [map, places, hidden, selected, dimmed, below, keyMoves]);

  const inSight = useMemo(() => new Map([...places].filter(([uid]) => !hidden.has(uid))), [places, hidden]);
  const lines = useMemo(() => linesOf(map, inSight, new Set(sight.lines)), [map, inSight, sight.lines]);
  const edges = useMemo(() => withPath(withSelected(lines, selected), path, places), [lines, selected, path, places]);

  useEffect(() => {
    if (!show || show.people.length === 0) return;
    void flow.fitView({ nodes: show.people.map((id) => ({ id })), maxZoom: 1, minZoom: 0.4, duration: 250, padding: 0.3 });
  }, [flow, show]);

  const onNodesChange = useCallback(
    (changes: NodeChange<PersonNode>[]) => {
      setNodes((before) => applyNodeChanges(changes, before));
      for (const change of changes) {
        if (change.type === "position" && change.position && !dragging.current) {
          keyMoves.move(change.id, rounded(change.position));
        }
      }
      const picked = changes.filter((change) => change.type === "select");
      if (picked.length === 0) return;
      const now = new Set(selected);
      for (const { id, selected: on } of picked) {
        if (on) now.add(id);
        else now.delete(id);
      }
      select(now);
    },
    [select, selected, keyMoves],
  );

  const onDragStop = useCallback(
    (_: unknown, node: PersonNode, dragged: PersonNode[]) => {
      dragging.current = false;
      const moved = dragged.filter((one) => {
        const before = places.get(one.id);
        return !before || before.x !== Math.round(one.position.x) || before.y !== Math.round(one.position.y);
      });
      if (moved.length === 0) return;
      const manager = dragged.length === 1 ? cardUnder(centre(node.position), inSight, new Set([node.id])) : undefined;
      const above = manager === undefined ? undefined : places.get(manager);
      const now = new Map(moved.map((one) => [one.id, rounded(one.position)]));
      if (manager !== undefined && above) {
        now.set(node.id, freePlace(map, { x: above.x, y: above.y + CARD.height + 56 }));
        session.change(...placeAll(map, places, now), ...changesOfLine(map, manager, node.id, { kind: "reporting" }));
      } else {
        write(now);
      }
    },
    [map, places, inSight, session, write],
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
      const manager = cardUnder(at, inSight, new Set());
      for (const item of event.items) {
        if (item.kind !== "text" || !item.types.has(CONTACT_TYPE)) continue;
        addContact(await item.getText(CONTACT_TYPE), manager ? { manager } : { at: { x: at.x - CARD.width / 2, y: at.y - 30 } });
      }
    },
  });

  return (
    <div
      ref={around}
      {...dropProps}
      className={`canvas${isDropTarget ? " dropping" : ""}${selected.size > 0 ? " has-selected" : ""}`}
      aria-label={t("map.canvas")}
      role="group"
    >
      <CardSightContext value={cardSight}>
        <FarAway value={far}>
          <ReactFlow<PersonNode>
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            onNodesChange={onNodesChange}
            onNodeDragStart={() => {
              dragging.current = true;
            }}
            onNodeDragStop={onDragStop}
            onConnect={onConnect}
            onKeyDown={onKeyDown}
            onKeyUp={(event) => event.key.startsWith("Arrow") && keyMoves.flush()}
            onNodeContextMenu={(event, node) => {
              event.preventDefault();
              openMenu(node.id);
            }}
            connectionMode={ConnectionMode.Loose}
            nodesDraggable={mayWrite}
            nodesConnectable={mayWrite}
            edgesFocusable={false}
            deleteKeyCode={null}
            onlyRenderVisibleElements={nodes.length > MANY}
            selectionOnDrag={false}
            multiSelectionKeyCode={["Shift", "Meta", "Control"]}
            nodeDragThreshold={4}
            minZoom={0.01}
            maxZoom={2}
            fitView
            fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
            aria-label={t("map.canvas")}
            ariaLabelConfig={labels}
          >
            <Background gap={24} />
            {sight.groups && <Groups places={inSight} />}
            <Controls showInteractive={false} fitViewOptions={{ maxZoom: 1, padding: 0.08, duration: 250 }} />
            {map.stakeholders.length > 30 && <MiniMap pannable zoomable nodeColor="var(--edge)" />}
          </ReactFlow>
        </FarAway>
      </CardSightContext>
      <Legend />
      {menu && <CardMenu key={menu.person} {...menu} places={places} managers={managers} onClose={() => setMenu(null)} />}
    </div>
  );
}

function cardOf(canvas: HTMLElement | null, uid: string): Element | null {
  const node = canvas?.querySelector(`.react-flow__node[data-id="${CSS.escape(uid)}"]`);
  return node?.querySelector(".card-menu") ?? node ?? null;
}

function centre({ x, y }: Place): Place {
  return { x: x + CARD.width / 2, y: y + CARD.height / 2 };
}

function rounded({ x, y }: Place): Place {
  return { x: Math.round(x), y: Math.round(y) };
}
