/**
 * Binance spot.
 *
 * <p><b>Endpoints</b>, below three configurable base addresses. Sources: github.com/binance/binance-spot-api-docs (rest-api,
 * web-socket-streams, web-socket-api, user-data-stream, errors, filters), changelog to 2026-02-12.
 *
 * <pre>
 *   stream  wss://stream.binance.com:9443   /stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker/btcusdt@trade/...
 *                                           one connection; frames {"stream":"...","data":{...}}
 *   wsApi   wss://ws-api.binance.com:443    /ws-api/v3, then one message
 *           {"id":"...","method":"userDataStream.subscribe.signature","params":{"apiKey","timestamp","recvWindow","signature"}};
 *           signature over apiKey=..&amp;recvWindow=..&amp;timestamp=.. (sorted by name); answered by
 *           {"id":"...","status":200,"result":{"subscriptionId":0},...}; events {"subscriptionId":0,"event":{...}}
 *   rest    https://api.binance.com
 *           GET    /api/v3/time
 *           GET    /api/v3/exchangeInfo?symbols=["BTCUSDT",...]     (percent-encoded)
 *           GET    /api/v3/depth?symbol=..&amp;limit=..
 *           POST   /api/v3/order            newOrderRespType=FULL   signed, parameters in the body
 *           DELETE /api/v3/order            origClientOrderId       signed, parameters in the query
 *           DELETE /api/v3/openOrders       symbol                  signed
 *           GET    /api/v3/order            origClientOrderId       signed
 *           GET    /api/v3/openOrders       symbol                  signed
 *           GET    /api/v3/account          omitZeroBalances=true   signed
 *           GET    /api/v3/myTrades         symbol, orderId         signed
 *           POST, PUT /api/v3/userDataStream, then stream /ws/&lt;listenKey&gt;   only with AccountStream.LISTEN_KEY
 * </pre>
 *
 * <p><b>User data stream.</b> Binance took the listenKey endpoints off spot on 2026-02-20 (changelog of 2026-01-21); the
 * signed subscription on the WebSocket API is what the venue serves, and is the default. A listenKey is kept as a choice for
 * places that speak the older protocol. The signed subscription needs no keep-alive other than ping and pong.
 */
@NullMarked
package io.tidemill.connectors.binance;

import org.jspecify.annotations.NullMarked;
