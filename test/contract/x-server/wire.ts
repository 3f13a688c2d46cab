/**
 * Bodies of the X API v2 as its official OpenAPI description has them (version 2.167, `https://api.x.com/2/openapi.json`;
 * pages of https://docs.x.com/x-api): only what the fixture server gives. Names are those of the description.
 */

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export interface Problem {
  readonly title: string;
  readonly type: string;
  readonly detail: string;
  readonly status?: number;
}

/** In an answer with 200: what of it is missing. */
export interface ResourceNotFoundProblem extends Problem {
  readonly type: 'https://api.x.com/2/problems/resource-not-found';
  readonly resource_type: 'tweet' | 'user';
  readonly resource_id: string;
  readonly parameter: string;
  readonly value: string;
}

export interface UrlEntity {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly expanded_url: string;
  readonly display_url: string;
  readonly media_key?: string;
}

/** https://docs.x.com/x-api/fundamentals/data-dictionary. `id`, `text` and `edit_history_tweet_ids` are always there. */
export interface Post {
  readonly id: string;
  readonly text: string;
  readonly edit_history_tweet_ids: readonly string[];
  readonly author_id?: string;
  readonly conversation_id?: string;
  readonly created_at?: string;
  readonly entities?: { readonly urls?: readonly UrlEntity[] };
  readonly referenced_tweets?: readonly { readonly type: 'retweeted' | 'quoted' | 'replied_to'; readonly id: string }[];
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly profile_image_url?: string;
  readonly public_metrics?: {
    readonly followers_count: number;
    readonly following_count: number;
    readonly tweet_count: number;
    readonly listed_count: number;
    readonly like_count: number;
  };
}

/** GetUsersPostsResponse, GetUsersMentionsResponse, GetUsersLikedPostsResponse, SearchPostsRecentResponse. */
export interface PostsResponse {
  readonly data?: readonly Post[];
  readonly includes?: { readonly users: readonly User[] };
  readonly meta: { readonly result_count: number; readonly newest_id?: string; readonly oldest_id?: string; readonly next_token?: string };
}

/** CreatePostsRequest: https://docs.x.com/x-api/posts/create-or-edit-post. */
export interface CreatePostsRequest {
  readonly text?: string;
  readonly reply?: { readonly in_reply_to_tweet_id: string };
  readonly quote_tweet_id?: string;
  readonly media?: { readonly media_ids: readonly string[] };
}

export interface CreatePostsResponse {
  readonly data: { readonly id: string; readonly text: string };
}

/** https://docs.x.com/x-api/direct-messages/get-dm-events: with the fields that are asked for. */
export interface DmEvent {
  readonly id: string;
  readonly event_type: 'MessageCreate';
  readonly text: string;
  readonly dm_conversation_id: string;
  readonly sender_id: string;
  readonly created_at: string;
  readonly entities?: { readonly urls?: readonly UrlEntity[] };
}

export interface DmEventsResponse {
  readonly data?: readonly DmEvent[];
  readonly meta: { readonly result_count: number; readonly next_token?: string };
}

/** MediaUploadResponse: https://docs.x.com/x-api/media/upload-media. */
export interface MediaUploadResponse {
  readonly data: { readonly id: string; readonly media_key: string; readonly expires_after_secs: number; readonly size: number };
}

/** https://developer.x.com/en/docs/x-api/v1/tweets/post-and-engage/api-reference/get-statuses-oembed */
export interface OEmbed {
  readonly url: string;
  readonly author_name: string;
  readonly author_url: string;
  readonly html: string;
  readonly width: number;
  readonly height: null;
  readonly type: 'rich';
  readonly cache_age: string;
  readonly provider_name: 'Twitter';
  readonly provider_url: 'https://twitter.com';
  readonly version: '1.0';
}
