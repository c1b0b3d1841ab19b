/** What one route of the API is: where, for whom, what goes in, what comes out, and what does it. */
import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import type { OnProgress } from '../../keeping/progress.ts';
import type { GivenOrder } from '../../post/give-order.ts';
import type { CameOf } from '../orders.ts';
import type { Permission, SignedIn } from '../who.ts';
import type { UnderWay } from './long-work.ts';
import type { ScopeOfRoute } from './scopes.ts';

type Shape = Record<string, z.ZodType>;
type Out<S extends Shape> = z.infer<z.ZodObject<S>>;

/** Bytes of a JSON body; of a file each route says itself. */
export const largestBody = 100_000;

/** The body of a request, as it came. */
interface UploadedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In lower case, without parameters. */
  readonly contentType: string;
}

interface Asked<P extends Shape, Q extends Shape, B extends z.ZodType | null> {
  readonly desk: Desk;
  readonly who: SignedIn;
  readonly path: Out<P>;
  readonly query: Out<Q>;
  readonly body: B extends z.ZodType ? z.infer<B> : null;
  /** Null: the route takes none. */
  readonly file: UploadedFile | null;
  /** Gives an order in the name of who asks, and waits a moment for what comes of it. */
  give(order: Omit<GivenOrder, 'person'>): Promise<CameOf>;
  /** Long work that goes on in this process. */
  underWay(): UnderWay[];
  /** Told how far long work is; whoever asks hears of it where the route is `long`. */
  readonly onProgress: OnProgress;
}

/** What a handler answers may be anybody's: it is only read. */
type Unchanged<T> = T extends readonly (infer E)[]
  ? readonly Unchanged<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Unchanged<T[K]> }
    : T;

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType | null = z.ZodType | null,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post';
  /** `/mailings/{id}`, under the root of the API. */
  readonly path: string;
  /** Its name in the published description. */
  readonly name: string;
  readonly summary: string;
  readonly scope: ScopeOfRoute;
  /** What the clerk who made the token has to be allowed; null: what every clerk may read. */
  readonly needs: Permission | null;
  readonly params: P;
  readonly query: Q;
  /** Null: it takes none. */
  readonly body: B;
  /** The body is a file, as it is. */
  readonly file?: { readonly largest: number; readonly description: string };
  readonly answer: A;
  /** May take minutes: answered step by step to who asks for that. */
  readonly long?: true;
  /** @throws Problem */
  handle(asked: Asked<P, Q, B>): Promise<Unchanged<z.input<A>>>;
}

/** A route, its handler checked against its schemas. */
export const route = <
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | null,
  A extends z.ZodType,
>(
  one: Route<P, Q, B, A>,
): Route => one as unknown as Route;

/** The parameters of a route that has none. */
export const none = {};
export const idParameter = { id: z.uuid().describe('Id of the thing.') };
