# What Tab offers after `itinerary` in bash.
_itinerary() {
    local kind="" word
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done
    } < <(_ITINERARY_COMPLETE=bash COMP_TYPE=$COMP_TYPE COMP_LINE=$COMP_LINE \
        command itinerary "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
    if [[ $kind == programmes ]]; then
        while IFS= read -r word; do
            [[ $word == *.@(released|sent).json ]] || COMPREPLY+=("$word")
        done < <(compgen -f -- "$2")
        compopt -o filenames 2>/dev/null
    elif [[ $kind == files ]]; then
        compopt -o default 2>/dev/null
    fi
}
complete -F _itinerary itinerary
