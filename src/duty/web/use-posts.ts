import { useStream } from "../../journal/web/client.ts";
import { postsStream } from "../facts.ts";
import { noPosts, type Posts } from "../posts.ts";

export function usePosts(): Posts {
  return useStream<Posts>(postsStream) ?? noPosts;
}
