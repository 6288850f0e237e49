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
  useStoreApi,
  type Connection,
  type NodeChange,
  type OnConnectEnd,
} from "@xyflow/react";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type MouseEvent } from "react";
import { useDrop } from "react-aria-components";

import { useWords } from "../words";
import { CONTACT_TYPE, useAddContact } from "./adding";
import { useAriaLabels } from "./aria";
import { FarAway, PersonNodeView } from "./card";
import { CardSightContext } from "./card-context";
import { CardMenu } from "./card-menu";
import { useOpenMap, type Show } from "./context";
import { useDrag } from "./drag";
import { EDGE_TYPES } from "./edges";
import { cardUnder, changesOfLine, placeAll, type Pen } from "./gestures";
import { Groups } from "./groups";
import { useCanvasKeys, useKeyMoves } from "./keyboard";
import { seenAtFirst, READABLE_ZOOM } from "./first-seen";
import { intoSight, isInSight } from "./into-sight";
import { CARD, freePlace, type Place } from "./layout";
import { withPath } from "./drawn-way";
import { useCalm } from "./calm";
import { Legend } from "./legend";
import { linesOf, withSelected } from "./lines";
import { toNodes, type PersonNode } from "./nodes";
import { hasReports } from "./sight";
import { lineTarget, withTarget } from "./target";
import { useSight } from "./sight-context";
import { useTouch } from "./touch";
import { useCardSightOf } from "./use-card-sight";

const NODE_TYPES = { person: PersonNodeView };
const FAR_ZOOM = 0.45;
const FARTHER_ZOOM = 0.25;
// Below, the legend and the buttons stand over the canvas.
const FIT = { maxZoom: 1, padding: { top: "24px", left: "24px", right: "24px", bottom: "64px" } } as const;
// Of the window's width, beside the list and the details.
const CANVAS_SHARE = 0.55;
// Fewer are drawn all the time, so that the Tab key comes to everybody.
const MANY = 120;

export interface CanvasProps {
  places: ReadonlyMap<string, Place>;
  pen: Pen;
  /** Bring these into sight; a new object each time it is asked for. */
  show: Show | null;
}

/** The map as a drawing that is worked on. */
export function Canvas(props: CanvasProps) {
  const { t } = useWords();
  const { map, session, mayWrite, selected, select, path, isPresenting } = useOpenMap();
  const { sight, hidden, below, dimmed: notFound, openSide } = useSight();
  const { places, pen, show } = props;
  const dimmed = useCallback(
    (uid: string) => notFound(uid) || (path !== null && !path.includes(uid)),
    [notFound, path],
  );
  const flow = useReactFlow<PersonNode>();
  const far = useStore(({ transform: [, , zoom] }) => (zoom < FARTHER_ZOOM ? "farther" : zoom < FAR_ZOOM ? "far" : "near"));
  const labels = useAriaLabels();
  const byTouch = useTouch();
  const shown = useMemo(
    () => ({ places, hidden, selected, dimmed, below, byTouch }),
    [places, hidden, selected, dimmed, below, byTouch],
  );
  const [nodes, setNodes] = useState<PersonNode[]>(() => toNodes(map, shown, [], () => false));
  const [firstSeen] = useState(() => seenAtFirst(places, window.innerWidth * CANVAS_SHARE, window.innerHeight));
  // The first card on an empty canvas stays where it is dropped.
  const [isFitted] = useState(places.size > 0);
  const isCalm = useCalm();
  const [menu, setMenu] = useState<{ person: string; anchor: Element } | null>(null);
  const around = useRef<HTMLDivElement>(null);
  const addContact = useAddContact();
  const openMenu = useCallback((person: string) => {
    const anchor = cardOf(around.current, person);
    if (anchor) setMenu({ person, anchor });
  }, []);
  const cardSight = useCardSightOf(openMenu, places);
  const managers = useMemo(() => hasReports(map), [map]);
  const store = useStoreApi();
  const onKeyDown = useCanvasKeys(places);

  const write = useCallback(
    (now: ReadonlyMap<string, Place>) => session.change(...placeAll(map, places, now)),
    [map, places, session],
  );
  const keyMoves = useKeyMoves(write);

  const [over, setOver] = useState<string>();
  const putBack = useCallback(() => {
    setOver(undefined);
    setNodes((before) => toNodes(map, shown, before, (uid) => keyMoves.isMoving(uid)));
  }, [map, shown, keyMoves]);
  const drag = useDrag(putBack);

  useEffect(() => {
    setNodes((before) =>
      toNodes(map, shown, before, (uid) => drag.isGoing() || keyMoves.isMoving(uid)),
    );
  }, [map, shown, keyMoves, drag]);

  const inSight = useMemo(() => new Map([...places].filter(([uid]) => !hidden.has(uid))), [places, hidden]);
  const target = useStore((state) => lineTarget(state, inSight)) ?? over;
  const drawn = useMemo(() => withTarget(nodes, target), [nodes, target]);
  const lines = useMemo(
    () => linesOf(map, inSight, new Set(sight.lines)),
    [map, inSight, sight.lines],
  );
  const edges = useMemo(() => withPath(withSelected(lines, selected), path, places), [lines, selected, path, places]);

  const moveIntoSight = useEffectEvent((people: readonly string[]) => {
    const { width, height } = store.getState();
    const to = intoSight(people.flatMap((uid) => places.get(uid) ?? []), flow.getViewport(), { width, height });
    if (to) void flow.setViewport(to, { duration: 250 });
  });
  useEffect(() => {
    if (!show || show.people.length === 0) return;
    if (show.how === "where they are") return moveIntoSight(show.people);
    void flow.fitView({ nodes: show.people.map((id) => ({ id })), maxZoom: 1, minZoom: 0.4, duration: 250, padding: 0.3 });
  }, [flow, show]);

  // Several who come onto an empty canvas at once are seen as those of a map that is opened.
  const wasEmpty = useRef(places.size === 0);
  useEffect(() => {
    if (wasEmpty.current && places.size > 1) void flow.fitView(FIT);
    wasEmpty.current = places.size === 0;
  }, [flow, places.size]);

  // On the whole screen there is more room, and afterwards less. Who saw everybody does so too when something opens beside.
  const size = useStore(({ width, height }) => `${width} ${height}`);
  const fitted = useRef({ isPresenting: false, width: 0, height: 0 });
  const fitAnew = useEffectEvent(() => {
    const { width, height } = store.getState();
    const before = fitted.current;
    const isAllSeen = (room: typeof before) => isInSight([...inSight.values()], flow.getViewport(), room);
    fitted.current = { isPresenting, width, height };
    if (before.isPresenting !== isPresenting || (isAllSeen(before) && !isAllSeen(fitted.current))) void flow.fitView(FIT);
  });
  useEffect(() => fitAnew(), [size]);

  const onNodesChange = useCallback(
    (all: NodeChange<PersonNode>[]) => {
      const changes = drag.isCancelled() ? all.map(withoutPlace) : all;
      setNodes((before) => applyNodeChanges(changes, before));
      for (const change of changes) {
        if (change.type === "position" && change.position && !drag.isGoing()) {
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
    [select, selected, keyMoves, drag],
  );

  const managerUnder = useCallback(
    (node: PersonNode, dragged: readonly PersonNode[]) =>
      dragged.length === 1 ? cardUnder(centre(node.position), inSight, new Set([node.id])) : undefined,
    [inSight],
  );

  const onDragStop = useCallback(
    (_: unknown, node: PersonNode, dragged: PersonNode[]) => {
      setOver(undefined);
      if (!drag.end()) return;
      const moved = dragged.filter((one) => {
        const before = places.get(one.id);
        return !before || before.x !== Math.round(one.position.x) || before.y !== Math.round(one.position.y);
      });
      if (moved.length === 0) return;
      const manager = managerUnder(node, dragged);
      const above = manager === undefined ? undefined : places.get(manager);
      const now = new Map(moved.map((one) => [one.id, rounded(one.position)]));
      if (manager !== undefined && above) {
        // Also of those who are only laid out, and stay where they are seen from now on.
        const others = [...places].flatMap(([uid, place]) => (uid === node.id ? [] : [place]));
        now.set(node.id, freePlace(others, { x: above.x, y: above.y + CARD.height + 56 }));
        session.change(...placeAll(map, places, now), ...changesOfLine(map, manager, node.id, { kind: "reporting" }));
      } else {
        write(now);
      }
    },
    [map, places, managerUnder, session, write, drag],
  );

  const line = useDrag(
    useCallback(() => {
      store.getState().cancelConnection();
      store.setState({ connectionClickStartHandle: null });
    }, [store]),
  );
  const onConnect = useCallback(
    ({ source, target, sourceHandle }: Pick<Connection, "source" | "target" | "sourceHandle">) => {
      if (line.isCancelled()) return;
      // A reporting line that begins at the top of a card goes up to the manager.
      const [from, to] = pen.kind !== "influence" && sourceHandle === "t" ? [target, source] : [source, target];
      if (from !== to) session.change(...changesOfLine(map, from, to, pen));
    },
    [map, pen, session, line],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (_, { isValid, fromNode, fromHandle }) => {
      const to = lineTarget(store.getState(), inSight);
      if (!line.end()) return;
      // To a dot is drawn already.
      if (isValid || to === undefined || !fromNode) return;
      onConnect({ source: fromNode.id, target: to, sourceHandle: fromHandle?.id ?? null });
    },
    [store, inSight, onConnect, line],
  );

  const onDrawing = (x: number, y: number) => {
    const { left, top } = around.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return flow.screenToFlowPosition({ x: left + x, y: top + y });
  };
  const { dropProps, isDropTarget } = useDrop({
    ref: around,
    isDisabled: !mayWrite,
    getDropOperation: (types) => (types.has(CONTACT_TYPE) ? "copy" : "cancel"),
    onDropMove: ({ x, y }) => setOver(cardUnder(onDrawing(x, y), inSight, new Set())),
    onDropExit: () => setOver(undefined),
    async onDrop(event) {
      setOver(undefined);
      const at = onDrawing(event.x, event.y);
      const manager = cardUnder(at, inSight, new Set());
      for (const item of event.items) {
        if (item.kind !== "text" || !item.types.has(CONTACT_TYPE)) continue;
        const where = manager ? { manager } : { at: { x: at.x - CARD.width / 2, y: at.y - 30 } };
        addContact(await item.getText(CONTACT_TYPE), where);
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
            nodes={drawn}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onNodesChange={onNodesChange}
            onNodeDragStart={() => {
              keyMoves.flush();
              drag.begin();
            }}
            onNodeDrag={(_, node, dragged) => drag.isGoing() && setOver(managerUnder(node, dragged))}
            onNodeDragStop={onDragStop}
            onConnect={onConnect}
            onConnectStart={() => line.begin()}
            onConnectEnd={onConnectEnd}
            onClickConnectStart={() => line.begin()}
            onClickConnectEnd={() => line.end()}
            onKeyDown={(event) => {
              // With Shift the arrows go farther, and it is still the same way.
              if (!event.key.startsWith("Arrow") && event.key !== "Shift") keyMoves.flush();
              onKeyDown(event);
            }}
            onBlur={() => keyMoves.flush()}
            onNodeClick={(event, { id }) => isPlain(event) && selected.size > 1 && select([id])}
            onEdgeClick={(_, { source, target: end }) => {
              select([source, end]);
              openSide("details");
            }}
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
            zoomOnDoubleClick={false}
            multiSelectionKeyCode={["Shift", "Meta", "Control"]}
            nodeDragThreshold={4}
            minZoom={0.01}
            maxZoom={2}
            fitView={isFitted}
            fitViewOptions={{ ...FIT, ...(firstSeen ? { nodes: firstSeen.map((id) => ({ id })), minZoom: READABLE_ZOOM } : {}) }}
            aria-label={t("map.canvas")}
            ariaLabelConfig={labels}
          >
            <Background gap={24} />
            {sight.groups && <Groups places={inSight} />}
            <Controls orientation="horizontal" showInteractive={false} fitViewOptions={{ ...FIT, duration: 250 }} />
            {isCalm && map.stakeholders.length > 30 && <MiniMap pannable zoomable nodeColor="var(--edge)" />}
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

// A click that neither adds to what is selected nor presses what is on the card.
function isPlain({ ctrlKey, metaKey, shiftKey, target }: MouseEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey) && target instanceof Element && target.closest("button") === null;
}

// Of a drag that was given up, which React Flow goes on with.
function withoutPlace(change: NodeChange<PersonNode>): NodeChange<PersonNode> {
  if (change.type !== "position") return change;
  const { position: _, positionAbsolute: __, ...rest } = change;
  return rest;
}

function centre({ x, y }: Place): Place {
  return { x: x + CARD.width / 2, y: y + CARD.height / 2 };
}

function rounded({ x, y }: Place): Place {
  return { x: Math.round(x), y: Math.round(y) };
}
