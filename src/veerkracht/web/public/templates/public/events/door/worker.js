// Answers for one door when there is no network: keeps its page and files, and nothing of any other page.
"use strict";
const setting = {% autoescape off %}{{ setting }}{% endautoescape %};
const CACHE = `door ${setting.page}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([setting.page, ...setting.files]);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The network comes first for the page; files never change under their name in production, so there the cache may.
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isPage = event.request.mode === "navigate" && url.pathname === setting.page;
  const isFile = setting.files.includes(url.pathname);
  if (event.request.method !== "GET" || !(isPage || isFile)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    try {
      const answer = await fetch(event.request);
      if (answer.ok) await cache.put(isPage ? setting.page : url.pathname, answer.clone());
      if (answer.status === 410 || answer.status === 404) await caches.delete(CACHE);
      return answer;
    } catch (error) {
      const kept = await cache.match(isPage ? setting.page : url.pathname);
      if (kept) return kept;
      throw error;
    }
  })());
});
