/** The service that keeps Bluesky's direct messages (https://docs.bsky.app/docs/api/chat-bsky-convo-send-message). */
export const defaultChatService = 'did:web:api.bsky.chat';
