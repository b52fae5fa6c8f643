# bash completion for apograph
# Made from the option tables of the program by the target `manuals`.
_apograph() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "init add convert annotate review verify validate render schema cmif export authority --help --version" -- "$word")); return
  fi
  case ${COMP_WORDS[1]} in
    init)
      words="--help" ;;
    add)
      case "$before" in
        --edition) compopt -o default; return ;;
      esac
      words="--help --edition" ;;
    convert)
      case "$before" in
        --output|-o) compopt -o default; return ;;
        --authority|-a) compopt -o default; return ;;
        --propose|-p) compopt -o default; return ;;
        --metadata|-m) compopt -o default; return ;;
        --lang|-l) return ;;
        --from) COMPREPLY=($(compgen -W "text markdown html tei docx odt pdf" -- "$word")); return ;;
        --encoding) return ;;
        --jobs|-j) return ;;
        --review) compopt -o default; return ;;
        --report) compopt -o default; return ;;
        --stop-after) COMPREPLY=($(compgen -W "source layout recognise" -- "$word")); return ;;
        --explain) return ;;
      esac
      words="--help --output --authority --propose --metadata --lang --from --encoding --jobs --split --self-contained --review --report --stop-after --explain --force" ;;
    annotate)
      case "$before" in
        --output|-o) compopt -o default; return ;;
        --authority|-a) compopt -o default; return ;;
        --lang|-l) return ;;
        --only) return ;;
        --schema|-s) compopt -o default; return ;;
        --jobs|-j) return ;;
      esac
      words="--help --output --authority --lang --only --schema --application --dry-run --jobs" ;;
    review)
      case "$before" in
        --output|-o) compopt -o default; return ;;
        --authority|-a) compopt -o default; return ;;
        --metadata|-m) compopt -o default; return ;;
        --lang|-l) return ;;
        --encoding) return ;;
      esac
      words="--help --output --authority --metadata --lang --encoding --force" ;;
    verify)
      case "$before" in
        --encoding) return ;;
      esac
      words="--help --encoding" ;;
    validate)
      case "$before" in
        --schema|-s) compopt -o default; return ;;
        --catalog) compopt -o default; return ;;
        --files-from) compopt -o default; return ;;
        --jobs|-j) return ;;
        --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
        --output|-o) compopt -o default; return ;;
        --max-errors) return ;;
        --lang) return ;;
        --fail-level) COMPREPLY=($(compgen -W "error warning" -- "$word")); return ;;
        --baseline) compopt -o default; return ;;
        --write-baseline) compopt -o default; return ;;
      esac
      words="--help --schema --catalog --files-from --null --jobs --format --output --max-errors --all-expected --lang --quiet --summary --fail-level --baseline --write-baseline --no-id-check --no-cache --xinclude --no-base-fixup --dtd" ;;
    render)
      case "$before" in
        --view) COMPREPLY=($(compgen -W "reading diplomatic both" -- "$word")); return ;;
        --to|-t) COMPREPLY=($(compgen -W "html text markdown latex epub" -- "$word")); return ;;
        --output|-o) compopt -o default; return ;;
        --param|-p) return ;;
        --stylesheet) return ;;
        --jobs|-j) return ;;
      esac
      words="--help --view --to --output --param --stylesheet --jobs --force" ;;
    schema)
      if ((COMP_CWORD == 2)); then
        COMPREPLY=($(compgen -W "check convert simplify elements attributes describe possible sample add list remove --help" -- "$word")); return
      fi
      case ${COMP_WORDS[2]} in
        check)
          case "$before" in
            --lang) return ;;
          esac
          words="--help --lang" ;;
        convert)
          case "$before" in
            --to) COMPREPLY=($(compgen -W "rng rnc" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --to --force --lang" ;;
        simplify)
          case "$before" in
            --to) COMPREPLY=($(compgen -W "rng rnc" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --to --lang" ;;
        elements)
          case "$before" in
            --format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --format --lang" ;;
        attributes)
          case "$before" in
            --format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --format --lang" ;;
        describe)
          case "$before" in
            --format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --format --lang" ;;
        possible)
          case "$before" in
            --schema|-s) compopt -o default; return ;;
            --catalog) compopt -o default; return ;;
            --format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
            --lang) return ;;
          esac
          words="--help --schema --catalog --format --lang" ;;
        sample)
          case "$before" in
            --random) return ;;
            --seed) return ;;
            --output|-o) compopt -o default; return ;;
            --lang) return ;;
          esac
          words="--help --random --seed --output --lang" ;;
        add)
          case "$before" in
            --address|-a) return ;;
            --catalog) compopt -o default; return ;;
            --lang) return ;;
          esac
          words="--help --address --catalog --lang" ;;
        list)
          case "$before" in
            --lang) return ;;
          esac
          words="--help --addresses --lang" ;;
        remove)
          case "$before" in
            --lang) return ;;
          esac
          words="--help --lang" ;;
      esac ;;
    cmif)
      if ((COMP_CWORD == 2)); then
        COMPREPLY=($(compgen -W "check fix export from-csv to-csv --help" -- "$word")); return
      fi
      case ${COMP_WORDS[2]} in
        check)
          case "$before" in
            --url) return ;;
            --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
          esac
          words="--help --url --format" ;;
        fix)
          case "$before" in
            --output|-o) compopt -o default; return ;;
            --editor) return ;;
            --url) return ;;
            --licence) COMPREPLY=($(compgen -W "cc-by cc0" -- "$word")); return ;;
            --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
          esac
          words="--help --output --editor --url --licence --drop-certainty --format" ;;
        export)
          case "$before" in
            --output|-o) compopt -o default; return ;;
            --url) return ;;
            --date) return ;;
            --editor) return ;;
            --licence) COMPREPLY=($(compgen -W "cc-by cc0" -- "$word")); return ;;
          esac
          words="--help --output --url --date --editor --licence --certainty --mentions" ;;
        from-csv)
          case "$before" in
            --output|-o) compopt -o default; return ;;
            --title) return ;;
            --publisher) return ;;
            --date) return ;;
            --url) return ;;
            --editor) return ;;
            --licence) COMPREPLY=($(compgen -W "cc-by cc0" -- "$word")); return ;;
          esac
          words="--help --output --title --publisher --date --url --editor --licence --certainty" ;;
        to-csv)
          case "$before" in
            --output|-o) compopt -o default; return ;;
          esac
          words="--help --output" ;;
      esac ;;
    export)
      case "$before" in
        --to|-t) COMPREPLY=($(compgen -W "all cmif csv gephi palladio txm text sqlite jsonld turtle beacon oai citation iiif dts bagit tei-publisher evt dse-static dtabf ceteicean simple" -- "$word")); return ;;
        --output|-o) compopt -o default; return ;;
        --url) return ;;
        --editor) return ;;
        --licence) COMPREPLY=($(compgen -W "cc-by cc0" -- "$word")); return ;;
        --jobs|-j) return ;;
      esac
      words="--help --to --output --url --editor --licence --mentions --force --jobs" ;;
    authority)
      if ((COMP_CWORD == 2)); then
        COMPREPLY=($(compgen -W "list check merge propose import export --help" -- "$word")); return
      fi
      case ${COMP_WORDS[2]} in
        list)
          case "$before" in
            --kind) COMPREPLY=($(compgen -W "person place organisation work" -- "$word")); return ;;
            --format) COMPREPLY=($(compgen -W "text csv json" -- "$word")); return ;;
          esac
          words="--help --kind --format" ;;
        check)
          case "$before" in
            --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
            --jobs|-j) return ;;
          esac
          words="--help --format --jobs" ;;
        merge)
          case "$before" in
            --into) return ;;
            --output|-o) compopt -o default; return ;;
            --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
          esac
          words="--help --into --letters --output --force --dry-run --format" ;;
        propose)
          case "$before" in
            --output|-o) compopt -o default; return ;;
            --authority) compopt -o default; return ;;
            --lang) return ;;
            --jobs|-j) return ;;
          esac
          words="--help --output --authority --lang --jobs" ;;
        import)
          case "$before" in
            --into) compopt -o default; return ;;
            --kind) COMPREPLY=($(compgen -W "person place organisation work" -- "$word")); return ;;
            --format) COMPREPLY=($(compgen -W "text gnu json sarif github junit html" -- "$word")); return ;;
          esac
          words="--help --into --fill --kind --dry-run --format" ;;
        export)
          case "$before" in
            --output|-o) compopt -o default; return ;;
            --format) COMPREPLY=($(compgen -W "tei csv json" -- "$word")); return ;;
            --kind) COMPREPLY=($(compgen -W "person place organisation work" -- "$word")); return ;;
          esac
          words="--help --output --format --kind --force" ;;
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ $word == -* ]] || compopt -o default
}
complete -F _apograph apograph
