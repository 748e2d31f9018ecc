package io.heqi.channel.web;

import io.heqi.channel.transcript.ImportRepository.BadRowView;
import io.heqi.channel.transcript.Imports;
import io.heqi.channel.transcript.Mapping;
import io.heqi.channel.transcript.TranscriptImport;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/imports")
class ImportController {

  private final Imports imports;

  ImportController(Imports imports) {
    this.imports = imports;
  }

  record MappingBody(
      @Nullable @Size(max = 200) String talk,
      @Nullable @Size(max = 200) String customer,
      @Nullable @Size(max = 200) String time,
      @Nullable @Size(max = 200) String sender,
      @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) String> customerWords,
      @Nullable @Size(max = 200) String agent,
      @Nullable @Size(max = 200) String content,
      @Nullable @Size(max = 200) String id,
      @Nullable @Size(max = 200) String turns,
      @NotBlank @Size(max = 60) String zone) {

    Mapping mapping() {
      return new Mapping(
          given(talk),
          given(customer),
          given(time),
          given(sender),
          customerWords,
          given(agent),
          given(content),
          given(id),
          given(turns),
          zone);
    }

    private static @Nullable String given(@Nullable String column) {
      return column == null || column.isEmpty() ? null : column;
    }
  }

  /// CSV, JSONL or XLSX, told by its content; at most 100 MB.
  @OpenTo("channel.manage")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Imports.Preview handIn(
      @AuthenticationPrincipal Actor actor,
      @RequestParam UUID shop,
      @RequestParam MultipartFile file)
      throws IOException {
    try (var content = file.getInputStream()) {
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "transcript");
      return imports.handIn(actor, new ShopId(shop), name, content);
    }
  }

  @OpenTo("channel.manage")
  @GetMapping
  List<TranscriptImport> list(@AuthenticationPrincipal Actor actor) {
    return imports.list(actor);
  }

  @OpenTo("channel.manage")
  @GetMapping("/{transcript}")
  TranscriptImport find(@AuthenticationPrincipal Actor actor, @PathVariable UUID transcript) {
    return imports.find(actor, transcript);
  }

  /// The rows that could not be taken, at most a thousand.
  @OpenTo("channel.manage")
  @GetMapping("/{transcript}/bad-rows")
  List<BadRowView> bad(@AuthenticationPrincipal Actor actor, @PathVariable UUID transcript) {
    return imports.bad(actor, transcript);
  }

  @OpenTo("channel.manage")
  @PostMapping("/{transcript}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TranscriptImport start(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID transcript,
      @Valid @RequestBody MappingBody mapping) {
    return imports.start(actor, transcript, mapping.mapping());
  }

  /// Stops it; what is stored stays.
  @OpenTo("channel.manage")
  @DeleteMapping("/{transcript}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Actor actor, @PathVariable UUID transcript) {
    imports.cancel(actor, transcript);
  }
}
