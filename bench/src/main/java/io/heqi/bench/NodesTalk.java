package io.heqi.bench;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// One customer at one node, with two pages open at two, and two agents at the other: what each
/// does is seen by the others.
final class NodesTalk {

  private final Door here;
  private final Door there;
  private final Results results;
  private final Ear page = new Ear();
  private final Ear secondPage = new Ear();
  private final Ear desk = new Ear();

  NodesTalk(Door here, Door there, Results results) {
    this.here = here;
    this.there = there;
    this.results = results;
  }

  void run() throws IOException, InterruptedException {
    var cookie = there.signIn(ChaosTalk.AGENTS[0], ChaosTalk.PASSWORD);
    var channel = ChaosTalk.widgetChannel(there, cookie);
    var token = here.visit(channel.publicKey());
    var atDesk = there.open("/ws/desk", cookie, desk).join();
    atDesk.send("{\"type\":\"hello\",\"cursor\":null}");
    desk.await("ready");
    var atPage = arrive(here, token, page);
    var atSecondPage = arrive(there, token, secondPage);

    atPage.send(said("first"));
    hear("the-second-page-elsewhere-hears-the-first-message", secondPage, "first");
    var row =
        desk.await("rows", frame -> frame.get("rows").toString().contains("#first#"))
            .get("rows")
            .get(0)
            .get("id")
            .asString();
    atDesk.send("{\"type\":\"watch\",\"conversation\":\"" + row + "\",\"after\":0}");
    hear("the-desk-elsewhere-hears-the-customer", desk, "first");
    atDesk.send(
        "{\"type\":\"send\",\"conversation\":\"%s\",\"clientId\":\"nodes-1\",\"kind\":\"TEXT\",\"body\":\"#answer#\"}"
            .formatted(row));
    hear("the-page-elsewhere-hears-the-agent", page, "answer");
    atPage.send("{\"type\":\"typing\"}");
    seen("typing-of-the-customer", desk, "viewing");
    atDesk.send("{\"type\":\"viewing\",\"conversation\":\"" + row + "\",\"typing\":true}");
    seen("typing-of-the-agent", page, "typing");
    var colleague = here.signIn(ChaosTalk.AGENTS[1], ChaosTalk.PASSWORD);
    here.put("/api/presences/mine", "{\"state\":\"BREAK\"}", colleague);
    seen("presence-of-a-colleague", desk, "presence");
    here.put("/api/presences/mine", "{\"state\":\"OFFLINE\"}", colleague);
    atPage.close();
    atSecondPage.close();
    atDesk.close();
  }

  private static Wire arrive(Door door, String token, Ear ear)
      throws IOException, InterruptedException {
    var wire = door.open("/ws/widget", null, ear).join();
    wire.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":0}");
    ear.await("ready");
    return wire;
  }

  private static String said(String word) {
    return "{\"type\":\"send\",\"id\":\"nodes-%s\",\"kind\":\"TEXT\",\"body\":\"#%s#\"}"
        .formatted(word, word);
  }

  private void hear(String what, Ear ear, String word) throws InterruptedException {
    check(what, () -> ear.await("entries", frame -> frame.toString().contains("#" + word + "#")));
  }

  private void seen(String what, Ear ear, String type) throws InterruptedException {
    check(what, () -> ear.await(type));
  }

  private interface Wanted {
    JsonNode come() throws IOException, InterruptedException;
  }

  private void check(String what, Wanted wanted) throws InterruptedException {
    try {
      wanted.come();
      results.none(what + "-missed", 0);
    } catch (IOException e) {
      results.note(String.valueOf(e.getMessage()));
      results.none(what + "-missed", 1);
    }
  }
}
