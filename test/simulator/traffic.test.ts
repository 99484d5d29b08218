import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { type RequestRecord, Traffic } from "../../src/simulator/traffic";

const record: RequestRecord = { operation: "EnumKey", httpStatus: 200, https: true, sealed: false };

function socketWith(bytesRead: number, bytesWritten: number): Socket {
  return Object.assign(new EventEmitter(), { bytesRead, bytesWritten }) as Socket;
}

describe("traffic of a host", () => {
  test("counts connections that are open and that are closed", () => {
    const traffic = new Traffic();
    const closed = socketWith(10, 100);
    traffic.connection(closed);
    traffic.connection(socketWith(1, 2));
    closed.emit("close");
    expect(traffic.summary()).toEqual({ requests: 0, connections: 2, bytesReceived: 11, bytesSent: 102 });
  });

  test("after a reset counts only what an open connection carries from then on", () => {
    const traffic = new Traffic();
    const socket = socketWith(10, 100);
    traffic.connection(socket);
    traffic.request(record, socket);
    traffic.reset();
    Object.assign(socket, { bytesRead: 15, bytesWritten: 107 });
    const expected = { requests: 0, connections: 0, bytesReceived: 5, bytesSent: 7 };
    expect(traffic.summary()).toEqual(expected);
    socket.emit("close");
    expect(traffic.summary()).toEqual(expected);
  });

  test("says nothing of bytes where a request came without any, because the runtime does not count them", () => {
    const traffic = new Traffic();
    const socket = socketWith(0, 11);
    traffic.connection(socket);
    traffic.request(record, socket);
    expect(traffic.summary()).toEqual({ requests: 1, connections: 1 });
  });

  test("keeps the last thousand requests and counts them all", () => {
    const traffic = new Traffic();
    const socket = socketWith(1, 1);
    traffic.request({ ...record, operation: "first" }, socket);
    for (let count = 0; count < 1000; count += 1) traffic.request(record, socket);
    expect(traffic.summary().requests).toBe(1001);
    expect([traffic.log().length, traffic.log()[0]?.operation]).toEqual([1000, "EnumKey"]);
  });
});
