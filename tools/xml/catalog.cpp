// SPDX-License-Identifier: MIT
#include "xml/catalog.hpp"

#include <fmt/format.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xmlIO.h>

#include "base/file.hpp"
#include "xml/document.hpp"

namespace xml {
namespace {

constexpr std::string_view kCatalogNamespace = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
constexpr std::uint64_t kMaxSize = 64U << 20U;

struct Free {
  void operator()(void* memory) const { xmlFree(memory); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// libxml2 opens what it reads itself by handlers for the whole process, HTTP and FTP among them.
// From now on it knows files only.
void keep_to_files() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlCleanupInputCallbacks();
    xmlRegisterInputCallbacks(xmlFileMatch, xmlFileOpen, xmlFileRead, xmlFileClose);
  });
}

// What libxml2 has to say about a catalog goes nowhere: it is a miss.
class Silence {
 public:
  Silence() : data_(xmlStructuredErrorContext), function_(xmlStructuredError) {
    xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() { xmlSetStructuredErrorFunc(data_, function_); }

 private:
  void* data_;
  xmlStructuredErrorFunc function_;
};

std::string local_path(std::string_view address) {
  if (!address.starts_with("file:")) return std::string(address);
  address.remove_prefix(5);
  if (address.starts_with("//localhost/")) address.remove_prefix(11);
  if (address.starts_with("///")) address.remove_prefix(2);
  const Owned<char> path(
      xmlURIUnescapeString(address.data(), static_cast<int>(address.size()), nullptr));
  return path ? std::string(path.get()) : std::string(address);
}

}  // namespace

struct Catalogs::Catalog {
  explicit Catalog(xmlCatalogPtr opened) : handle(opened) {}
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;
  ~Catalog() { xmlFreeCatalog(handle); }

  xmlCatalogPtr handle;
};

Catalogs::Catalogs() = default;
Catalogs::~Catalogs() = default;

base::Result<void> Catalogs::add(const std::filesystem::path& file) {
  keep_to_files();
  auto bytes = base::read_file(file, kMaxSize);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  const auto document = parse(*bytes, file.string());
  if (!document) return tl::unexpected(document.error());
  if (document->root->local != "catalog" || document->root->namespace_uri != kCatalogNamespace) {
    return base::failure("catalog.malformed", document->locate(*document->root),
                         "this is no OASIS catalog: its root is not <catalog> of the namespace " +
                             std::string(kCatalogNamespace),
                         "see apograph validate --help, or name another file");
  }
  const Silence silence;
  xmlCatalogPtr opened = xmlLoadACatalog(file.c_str());
  if (opened == nullptr) {
    return base::failure("catalog.malformed", {file.string()}, "this catalog cannot be read");
  }
  catalogs_.push_back(std::make_unique<Catalog>(opened));
  return {};
}

std::optional<std::string> Catalogs::resolve(const std::string& address) const {
  const std::scoped_lock lock(mutex_);
  const Silence silence;
  const auto* const wanted = reinterpret_cast<const xmlChar*>(address.c_str());
  for (const auto& catalog : catalogs_) {
    Owned<xmlChar> found(xmlACatalogResolveURI(catalog->handle, wanted));
    if (!found) found.reset(xmlACatalogResolveSystem(catalog->handle, wanted));
    if (found) return local_path(reinterpret_cast<const char*>(found.get()));
  }
  return std::nullopt;
}

}  // namespace xml
